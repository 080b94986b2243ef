import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { CardId, FactId } from '../ids'
import { anId } from '../ids.fixture'
import { MOST_POSITION, type NewCardPlace, type Reposition, repositioned } from './reposition'

const place = (name: string, position: number): NewCardPlace => ({
  cardId: anId<CardId>(name),
  factId: anId<FactId>(name.slice(0, -1)),
  position,
})
const plain: Reposition = { start: 0, step: 1, isRandom: false, shiftsOthers: false }
const textOf = (positions: ReadonlyMap<string, number> | null): string =>
  [...(positions ?? [])].map(([card, position]) => `${card}=${position}`).join(' ')

it.each<[string, Partial<Reposition>, string]>([
  ['from a start', { start: 7 }, '1a=7 1b=8 2a=9'],
  ['with a step', { start: 7, step: 5 }, '1a=7 1b=12 2a=17'],
  ['before all others', { start: 'first' }, '1a=1 1b=2 2a=3'],
  ['before all others, with a step', { start: 'first', step: 2 }, '1a=-2 1b=0 2a=2'],
  ['after all others', { start: 'last' }, '1a=10 1b=11 2a=12'],
  ['with others shifted', { start: 5, step: 2, shiftsOthers: true }, '1a=5 1b=7 2a=9 8a=12 9a=15'],
  ['with a start behind all others', { start: 10, shiftsOthers: true }, '1a=10 1b=11 2a=12'],
])('puts the cards of a fact together, %s', (_, how, becomes) => {
  // The second card of the first fact comes last now.
  const chosen = [place('2a', 30), place('1a', 20), place('1b', 40)]
  const others = [place('7a', 4), place('8a', 6), place('9a', 9)]
  expect(textOf(repositioned(chosen, others, { ...plain, ...how }, ''))).toBe(becomes)
})

it('starts at 0 if there are no other new cards', () => {
  expect(textOf(repositioned([place('1a', 9)], [], { ...plain, start: 'last' }, ''))).toBe('1a=0')
})

it('moves nothing beyond what a column holds', () => {
  const others = [place('9a', MOST_POSITION)]
  expect(repositioned([place('1a', 1)], others, { ...plain, start: 'last' }, '')).toBeNull()
  expect(repositioned([place('1a', 1)], others, { ...plain, shiftsOthers: true }, '')).toBeNull()
  expect(repositioned([place('1a', 1)], others, plain, '')).not.toBeNull()
})

const places = fc
  .uniqueArray(fc.tuple(fc.nat(40), fc.constantFrom('a', 'b', 'c'), fc.integer({ min: -50, max: 50 })), {
    selector: ([fact, card]) => `${fact}${card}`,
    minLength: 2,
    maxLength: 40,
  })
  .map((cards) => cards.map(([fact, card, position]) => place(`${fact}${card}`, position)))

it('gives distinct positions a step apart, keeps facts together and the order of what is shifted', () => {
  const hows = fc.record({
    start: fc.oneof(fc.integer({ min: -60, max: 60 }), fc.constantFrom('first' as const, 'last' as const)),
    step: fc.integer({ min: 1, max: 9 }),
    isRandom: fc.boolean(),
    shiftsOthers: fc.boolean(),
  })
  fc.assert(
    fc.property(places, fc.integer({ min: 1, max: 39 }), hows, fc.string(), (cards, split, how, seed) => {
      const chosen = cards.slice(0, split)
      const others = cards.slice(split)
      const positions = repositioned(chosen, others, how, seed) ?? new Map<CardId, number>()
      const sorted = [...chosen].sort((a, b) => (positions.get(a.cardId) ?? 0) - (positions.get(b.cardId) ?? 0))
      const gaps = sorted.slice(1).map(({ cardId }, at) => {
        const before = sorted[at]
        return (positions.get(cardId) ?? 0) - (before ? (positions.get(before.cardId) ?? 0) : 0)
      })
      expect(gaps.every((gap) => gap === how.step)).toBe(true)
      const runs = sorted.filter(({ factId }, at) => factId !== sorted[at - 1]?.factId)
      expect(runs).toHaveLength(new Set(chosen.map(({ factId }) => factId)).size)
      const after = ({ cardId, position }: NewCardPlace) => positions.get(cardId) ?? position
      if (how.shiftsOthers || how.start === 'first' || how.start === 'last') {
        const own = new Set(chosen.map(after))
        expect(others.some((other) => own.has(after(other)) && how.shiftsOthers)).toBe(false)
      }
      const byPlace = [...others].sort((a, b) => a.position - b.position)
      byPlace.reduce((last, other) => {
        expect(after(other)).toBeGreaterThanOrEqual(last)
        return after(other)
      }, Number.NEGATIVE_INFINITY)
    }),
  )
})

it('draws another random order from another seed, and the same from the same', () => {
  const cards = Array.from({ length: 30 }, (_, at) => place(`${at}a`, at))
  const drawn = (seed: string) => textOf(repositioned(cards, [], { ...plain, isRandom: true }, seed))
  expect(drawn('one')).toBe(drawn('one'))
  expect(drawn('one')).not.toBe(drawn('two'))
  expect(drawn('one')).not.toBe(textOf(repositioned(cards, [], plain, '')))
})
