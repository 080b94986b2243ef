import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CardId } from '../ids'
import { anId } from '../ids.fixture'
import { type Answerable, type Confusion, confusedPairs, mixedUpWith } from './confused-answers'
import { confusedPairWords, interferingPairsHeadline } from './problem-card-words'

const card = (name: string, answer: string, articleId = 'near', fact = name): Answerable => ({
  cardId: anId(name),
  factId: anId(`fact-${fact}`),
  articleId: anId(articleId),
  answer,
})
const ASKED = card('asked', 'Tashkent')

describe('the card that a wrong answer is the answer of', () => {
  it.each([
    ['of another fact with it', 'bishkek.', [card('b', 'Bishkek')], 'b'],
    ['of another article, where it alone has it', 'Bishkek', [card('b', 'Bishkek', 'far')], 'b'],
    ['of the same article, before others', 'Bishkek', [card('b', 'Bishkek'), card('c', 'Bishkek', 'far')], 'b'],
    ['the first of a fact with several', 'Bishkek', ['b2', 'b1'].map((id) => card(id, 'Bishkek', 'near', 'b')), 'b1'],
    ['none where two of the same article have it', '1999', [card('b', '1999'), card('c', '1999')], null],
    ['none where two of other articles have it', '1999', [card('b', '1999', 'far'), card('c', '1999', 'off')], null],
    ['none of its own fact', 'Bishkek', [card('b', 'Bishkek', 'near', 'asked')], null],
    ['none where the answer is the same', 'tashkent', [card('b', 'Tashkent')], null],
    ['none where nobody has it', 'Paris', [card('b', 'Bishkek')], null],
    ['none where nothing was typed', ' ', [card('b', '')], null],
  ])('is %s', (_, given, others, expected) => {
    expect(mixedUpWith(ASKED, given, [ASKED, ...others])).toBe(expected)
  })
})

describe('pairs whose answers were confused', () => {
  const ids = fc.constantFrom('a', 'b', 'c', 'd').map(anId<CardId>)
  const confusions = fc
    .array(fc.record({ asked: ids, given: ids }), { maxLength: 30 })
    .map((list) => list.filter(({ asked, given }) => asked !== given))

  it('hold every confusion once, whichever way it went, the most frequent first', () => {
    fc.assert(
      fc.property(confusions, (list: readonly Confusion[]) => {
        const pairs = confusedPairs(list)
        expect(pairs.reduce((sum, { times, back }) => sum + times + back, 0)).toBe(list.length)
        expect(new Set(pairs.map(({ asked, given }) => [asked, given].sort().join())).size).toBe(pairs.length)
        for (const { asked, given, times, back } of pairs) {
          expect(times).toBe(list.filter((one) => one.asked === asked && one.given === given).length)
          expect(back).toBeLessThanOrEqual(times)
        }
        const counts = pairs.map(({ times, back }) => times + back)
        expect(counts).toEqual([...counts].sort((x, y) => y - x))
      }),
    )
  })

  it.each([
    [confusedPairWords(1, 0), 'You gave the second answer for the first card 1 time.'],
    [confusedPairWords(3, 2), '3 times, and the first answer for the second card 2 times.'],
    [interferingPairsHeadline(0, 0), 'No wrong answer that you typed is known to be the answer to another card.'],
    [interferingPairsHeadline(1, 1), '1 pair of cards was mixed up: you typed the answer to one for the other.'],
    [interferingPairsHeadline(2, 2), '2 pairs of cards were mixed up:'],
    [interferingPairsHeadline(30, 20), ' Here are the 20 mixed up most often.'],
  ])('are told: “%s”', (told, words) => {
    expect(told).toContain(words)
  })
})
