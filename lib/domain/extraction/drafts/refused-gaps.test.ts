import { describe, expect, it } from 'vitest'
import { newCard } from '../../drafts/fact-draft'
import { hasPoorGap, isNameless } from './refused'

const asQuestion = (front: string, back: string) => newCard('question', front, back)
const asCloze = (front: string) => newCard('cloze', front)

it.each([
  ['What share of its trade passes through Lethra?', true],
  ['What share of its trade does Norvane send through Lethra?', false],
])('speaks of somebody whom it does not name: %s', (front, isSo) => {
  expect(isNameless(asQuestion(front, '95 per cent'))).toBe(isSo)
})

describe('a gap that is half of when it was', () => {
  it.each([
    ['In {{c1::May}} [2023] and June the parks of Lethra lost power.', true],
    ['In May [2023] and {{c1::June}} [2023] the parks of Lethra lost power.', true],
    ['In {{c1::May}} [2023] the parks of Lethra lost power.', false],
  ])('%s', (front, isSo) => {
    expect(hasPoorGap(asCloze(front))).toBe(isSo)
  })
})
