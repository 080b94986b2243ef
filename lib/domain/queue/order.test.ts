import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NEW_ORDERS, REVIEW_ORDERS } from '../scheduling/settings'
import { sortNew, sortReviews } from './order'
import { DAY, due, fresh, names } from './queue.fixture'

const cards = (
  [
    ['1a', 'nice', 0.5, 1.2, 'Law', DAY - 3, 40, 3],
    ['2a', 'must', 0.9, 1, 'Art', DAY, 7, 9],
    ['3a', 'should', 0.7, 4, 'Law', DAY - 9, 90, 5],
    ['4a', 'must', 0.2, 2, 'Art', DAY - 1, 2, 6],
  ] as const
).map(([name, weight, predictedRecall, overdueness, deck, dueDay, intervalDays, difficulty]) =>
  due(name, { weight, predictedRecall, overdueness, deck }, { dueDay, intervalDays, difficulty }),
)

describe('due cards', () => {
  it.each([
    ['due-then-random', ['3a', '1a', '4a', '2a']],
    ['due-then-deck', ['3a', '1a', '4a', '2a']],
    ['deck-then-due', ['4a', '2a', '3a', '1a']],
    ['shortest-interval', ['4a', '2a', '1a', '3a']],
    ['longest-interval', ['3a', '1a', '2a', '4a']],
    ['easiest', ['1a', '3a', '4a', '2a']],
    ['hardest', ['2a', '4a', '3a', '1a']],
    ['overdueness', ['3a', '4a', '1a', '2a']],
    ['lowest-recall', ['4a', '1a', '3a', '2a']],
    ['highest-recall', ['2a', '3a', '1a', '4a']],
    ['weight', ['4a', '2a', '3a', '1a']],
    ['added', ['1a', '2a', '3a', '4a']],
    ['added-last', ['4a', '3a', '2a', '1a']],
  ] as const)('in the order %s', (order, expected) => {
    expect(names(sortReviews(cards, order, DAY))).toEqual(expected)
  })

  it('due on one day come deck by deck in the order due-then-deck', () => {
    const sameDay = ['Law', 'Art', 'Law', 'Art', 'Law'].map((deck, index) => due(`${index + 1}a`, { deck }))
    const decks = sortReviews(sameDay, 'due-then-deck', DAY).map(({ deck }) => deck)
    expect(decks).toEqual(['Art', 'Art', 'Law', 'Law', 'Law'])
  })

  it('due on one day are in random order, another one on another day', () => {
    const many = Array.from({ length: 40 }, (_, index) => due(`${index + 1}a`))
    const today = names(sortReviews(many, 'due-then-random', DAY))
    expect(today).not.toEqual(names(many))
    expect(today).not.toEqual(names(sortReviews(many, 'due-then-random', DAY + 1)))
    expect(names(sortReviews(many, 'random', DAY))).toEqual(today)
  })
})

/** The first position of each fact in the order of the cards. */
const factsOf = (list: readonly string[]) => [...new Set(list.map((name) => name.slice(0, -1)))]

describe('new cards', () => {
  const shelf = [
    fresh('3a', { weight: 'must', deck: 'Art' }),
    fresh('1a', { weight: 'nice', deck: 'Law' }),
    fresh('2a', { weight: 'must', deck: 'Law' }),
  ]

  it.each([
    ['position', ['1a', '2a', '3a']],
    ['highest-position', ['3a', '2a', '1a']],
    ['deck', ['3a', '1a', '2a']],
    ['weight', ['2a', '3a', '1a']],
  ] as const)('are taken in the order %s', (order, expected) => {
    expect(names(sortNew(shelf, order, DAY))).toEqual(expected)
  })

  const many = Array.from({ length: 20 }, (_, index) => [
    fresh(`${index + 1}a`, { position: 2 * index, deck: index < 10 ? 'Law' : 'Art' }),
    fresh(`${index + 1}b`, { position: 2 * index + 1, deck: index < 10 ? 'Law' : 'Art' }),
  ]).flat()

  it.each(['random-facts', 'deck-then-random-facts'] as const)('keep the cards of a fact together in %s', (order) => {
    const sorted = names(sortNew(many, order, DAY))
    expect(sorted).toEqual(factsOf(sorted).flatMap((fact) => [`${fact}a`, `${fact}b`]))
    expect(factsOf(sorted)).not.toEqual(factsOf(names(sortNew(many, order, DAY + 1))))
  })

  it('come deck by deck in deck-then-random-facts', () => {
    const decks = sortNew(many, 'deck-then-random-facts', DAY).map(({ deck }) => deck)
    expect(decks).toEqual([...decks].sort())
  })

  it.each(NEW_ORDERS)('in the order %s do not depend on that of the input', (order) => {
    fc.assert(
      fc.property(fc.shuffledSubarray(many, { minLength: many.length }), (shuffled) => {
        expect(names(sortNew(shuffled, order, DAY))).toEqual(names(sortNew(many, order, DAY)))
      }),
      { numRuns: 20, seed: 64 },
    )
  })
})

it.each(REVIEW_ORDERS)('the order %s does not depend on that of the input', (order) => {
  const many = Array.from({ length: 25 }, (_, index) => due(`${index % 9}x${index}`, {}, { dueDay: DAY - (index % 4) }))
  fc.assert(
    fc.property(fc.shuffledSubarray(many, { minLength: many.length }), (shuffled) => {
      expect(names(sortReviews(shuffled, order, DAY))).toEqual(names(sortReviews(many, order, DAY)))
    }),
    { numRuns: 20 },
  )
})
