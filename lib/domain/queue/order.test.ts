import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sortNew, sortReviews } from './order'
import { DAY, due, fresh, names } from './queue.fixture'

const cards = [
  due('1a', { weight: 'nice', predictedRecall: 0.5 }, { dueDay: DAY - 3 }),
  due('2a', { weight: 'must', predictedRecall: 0.9 }, { dueDay: DAY }),
  due('3a', { weight: 'should', predictedRecall: 0.7 }, { dueDay: DAY - 9 }),
  due('4a', { weight: 'must', predictedRecall: 0.2 }, { dueDay: DAY - 1 }),
]

describe('due cards', () => {
  it.each([
    ['due-then-random', ['3a', '1a', '4a', '2a']],
    ['lowest-recall', ['4a', '1a', '3a', '2a']],
    ['weight', ['4a', '2a', '3a', '1a']],
    ['added', ['1a', '2a', '3a', '4a']],
  ] as const)('in the order %s', (order, expected) => {
    expect(names(sortReviews(cards, order, DAY))).toEqual(expected)
  })

  it('due on one day are in random order, another one on another day', () => {
    const many = Array.from({ length: 40 }, (_, index) => due(`${index + 1}a`))
    const today = names(sortReviews(many, 'due-then-random', DAY))
    expect(today).not.toEqual(names(many))
    expect(today).not.toEqual(names(sortReviews(many, 'due-then-random', DAY + 1)))
    expect(names(sortReviews(many, 'random', DAY))).toEqual(today)
  })
})

describe('new cards', () => {
  const shelf = [fresh('3a', { weight: 'must' }), fresh('1a', { weight: 'nice' }), fresh('2a', { weight: 'must' })]

  it.each([
    ['position', ['1a', '2a', '3a']],
    ['weight', ['2a', '3a', '1a']],
  ] as const)('in the order %s', (order, expected) => {
    expect(names(sortNew(shelf, order, DAY))).toEqual(expected)
  })
})

it.each(['due-then-random', 'lowest-recall', 'weight', 'added', 'random'] as const)(
  'the order %s does not depend on that of the input',
  (order) => {
    const many = Array.from({ length: 25 }, (_, index) =>
      due(`${index % 9}x${index}`, {}, { dueDay: DAY - (index % 4) }),
    )
    fc.assert(
      fc.property(fc.shuffledSubarray(many, { minLength: many.length }), (shuffled) => {
        expect(names(sortReviews(shuffled, order, DAY))).toEqual(names(sortReviews(many, order, DAY)))
      }),
      { numRuns: 20 },
    )
  },
)
