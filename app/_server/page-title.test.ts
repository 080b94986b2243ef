import { expect, it } from 'vitest'
import { pageTitle } from './page-title'

it.each([
  ['The capital is Bishkek, formerly Frunze.', 'The capital is Bishkek, formerly Frunze'],
  ['A treaty of 1689', 'A treaty of 1689'],
  ['Who won?', { absolute: 'Who won? Aide-Mémoire' }],
  ['And so on …', { absolute: 'And so on … Aide-Mémoire' }],
])('“%s” is the title of a page with one mark at its end', (text, title) => {
  expect(pageTitle(text)).toEqual(title)
})
