import { expect, it } from 'vitest'
import { dateStyleOfLocale } from './date-style'

it.each([
  ['en-US', 'american'],
  ['en', 'american'],
  ['es-US', 'british'],
  ['en-PH', 'american'],
  ['en-GB', 'british'],
  ['en-AU', 'british'],
  ['en-IE', 'british'],
  ['de-DE', 'british'],
  ['fr-CA', 'british'],
  ['kk-KZ', 'british'],
  ['ja-JP', 'british'],
  ['ar-EG', 'british'],
  ['', 'british'],
  ['not a language', 'british'],
])('a browser in “%s” writes dates in the %s way', (locale, style) => {
  expect(dateStyleOfLocale(locale)).toBe(style)
})
