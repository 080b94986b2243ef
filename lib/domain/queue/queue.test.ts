import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_QUEUE, type QueueSettings } from '../scheduling/settings'
import { buildQueue } from './queue'
import { DAY, due, fresh, interday, learning, names, queueInput } from './queue.fixture'
import { kindOf, type QueueCard } from './queue-card'

const ADDED: QueueSettings = { ...DEFAULT_QUEUE, reviewOrder: 'added' }

function built(given: Parameters<typeof queueInput>[0], settings: Partial<QueueSettings> = {}) {
  return buildQueue(queueInput({ ...given, settings: { ...ADDED, ...settings } }))
}

function many(make: (name: string) => QueueCard, from: number, count: number) {
  return Array.from({ length: count }, (_, index) => make(`${from + index}a`))
}

function tally(cards: readonly QueueCard[]) {
  const count = (kind: string) => cards.filter((card) => kindOf(card) === kind).length
  return { interday: count('interday'), review: count('review'), new: count('new') }
}

describe('the main queue', () => {
  const given = {
    interday: [interday('1a')],
    due: [due('2a'), due('3a')],
    fresh: [fresh('4a'), fresh('5a'), fresh('6a')],
  }

  it.each([
    ['mixed', ['2a', '4a', '1a', '5a', '3a', '6a']],
    ['before', ['4a', '5a', '6a', '2a', '1a', '3a']],
    ['after', ['2a', '1a', '3a', '4a', '5a', '6a']],
  ] as const)('has new cards %s', (newMix, expected) => {
    expect(names(built(given, { newMix }).main)).toEqual(expected)
  })

  it('leaves out what is suspended or still buried', () => {
    const cards = [
      due('1a', {}, { suspended: true }),
      due('2a', {}, { buriedUntilDay: DAY + 1 }),
      due('3a', {}, { buriedUntilDay: DAY }),
    ]
    expect(names(built({ due: cards }).main)).toEqual(['3a'])
  })

  it('is the same whatever the order of the candidates', () => {
    const cards = many((name) => due(name), 1, 20)
    const shelf = Array.from({ length: 20 }, (_, index) => fresh(`${30 + (index >> 1)}${index % 2 ? 'b' : 'a'}`))
    const expected = buildQueue(queueInput({ due: cards, fresh: shelf }))
    const shuffled = (of: QueueCard[]) => fc.shuffledSubarray(of, { minLength: of.length })
    fc.assert(
      fc.property(shuffled(cards), shuffled(shelf), (mixedDue, mixedFresh) => {
        expect(buildQueue(queueInput({ due: mixedDue, fresh: mixedFresh }))).toEqual(expected)
      }),
      { numRuns: 30 },
    )
  })
})

describe('intraday learning', () => {
  it('is sorted by when it is due, and takes nothing from the limits', () => {
    const cards = [learning('1a', 30), learning('2a', -5), learning('3a', 10)]
    const queue = built({ learning: cards, due: [due('4a')] }, { reviewsPerDay: 1 })
    expect(names(queue.learning)).toEqual(['2a', '3a', '1a'])
    expect(names(queue.main)).toEqual(['4a'])
  })

  it('is counted as far as it can be learnt ahead', () => {
    const queue = built({
      learning: [learning('1a', 30), learning('2a', -5)],
      interday: [interday('3a')],
      due: [due('4a')],
    })
    expect(queue.counts).toEqual({ new: 0, learning: 2, due: 1 })
  })
})

describe('limits', () => {
  const day = {
    interday: many(interday, 1, 5),
    due: many((name) => due(name), 10, 30),
    fresh: many((name) => fresh(name), 50, 30),
  }

  it.each([
    ['reviews and new cards', { reviewsPerDay: 40, newPerDay: 3 }, { new: 0, reviews: 0 }, '5 30 3'],
    ['interday learning as review, first', { reviewsPerDay: 3 }, { new: 0, reviews: 0 }, '3 0 0'],
    ['new cards by what reviews leave', { reviewsPerDay: 40, newPerDay: 20 }, { new: 0, reviews: 0 }, '5 30 5'],
    ['what is already done', { reviewsPerDay: 50, newPerDay: 20 }, { new: 15, reviews: 25 }, '5 5 0'],
    ['nothing below zero', { reviewsPerDay: 10, newPerDay: 5 }, { new: 9, reviews: 40 }, '0 0 0'],
  ])('count %s', (_, settings, done, expected) => {
    expect(Object.values(tally(built({ ...day, done }, settings).main)).join(' ')).toBe(expected)
  })

  it('say whether they or the candidates ended the gathering', () => {
    expect(built(day, { reviewsPerDay: 20, newPerDay: 30 }).limitReached).toEqual({ new: true, reviews: true })
    expect(built(day, { reviewsPerDay: 200, newPerDay: 10 }).limitReached).toEqual({ new: true, reviews: false })
    expect(built(day, { reviewsPerDay: 200, newPerDay: 30 }).limitReached).toEqual({ new: false, reviews: false })
  })

  it('let no more in when the queue is rebuilt after some answers', () => {
    const limits = { reviewsPerDay: 40, newPerDay: 20 }
    fc.assert(
      fc.property(fc.nat(35), fc.nat(5), (reviews, introduced) => {
        const left = {
          interday: day.interday.slice(Math.min(5, reviews)),
          due: day.due.slice(Math.max(0, reviews - 5)),
          fresh: day.fresh.slice(introduced),
        }
        const rebuilt = tally(built({ ...left, done: { new: introduced, reviews } }, limits).main)
        expect(rebuilt.new + introduced).toBe(5)
        expect(rebuilt.interday + rebuilt.review + reviews).toBe(35)
      }),
    )
  })

  it('are not used up by siblings that are buried', () => {
    const shelf = [fresh('1a'), fresh('1b'), fresh('1c'), fresh('2a'), fresh('3a')]
    expect(names(built({ fresh: shelf }, { newPerDay: 3 }).main)).toEqual(['1a', '2a', '3a'])
  })
})

describe('siblings', () => {
  const cards = {
    learning: [learning('1a', 5)],
    interday: [interday('1b'), interday('2b')],
    due: [due('1c'), due('2c'), due('3c')],
    fresh: [fresh('1d'), fresh('2d'), fresh('3d'), fresh('4d')],
  }

  it('are buried by a card of an earlier kind', () => {
    const queue = built(cards, { newMix: 'after' })
    expect(names(queue.learning)).toEqual(['1a'])
    expect(names(queue.main)).toEqual(['2b', '3c', '4d'])
  })

  it('of a later kind never bury an earlier one, whatever is asked first', () => {
    const queue = built({ due: [due('9a')], fresh: [fresh('9b')] }, { newMix: 'before' })
    expect(names(queue.main)).toEqual(['9a'])
  })

  it('of facts done today wait, but a card that was itself answered today does not', () => {
    const factsDoneToday = new Map([fresh('1a').factId, fresh('2a').factId].map((id) => [id, 'review'] as const))
    const again = due('1a', {}, { lastReviewDay: DAY })
    expect(names(built({ due: [again, due('2b'), due('3a')], factsDoneToday }).main)).toEqual(['1a', '3a'])
  })

  it.each([
    ['intraday', []],
    ['interday', []],
    ['review', ['1b']],
    ['new', ['1b', '1c']],
  ] as const)('of a fact done today wait only if they are of that kind or a later one: %s', (done, expected) => {
    const siblings = { interday: [interday('1b')], due: [due('1c')], fresh: [fresh('1d')] }
    const factsDoneToday = new Map([[fresh('1a').factId, done]])
    const main = names(built({ ...siblings, factsDoneToday }).main)
    // Of those that are left, the earliest buries the others.
    expect(main).toEqual(expected.slice(0, 1))
  })
})
