import fc from 'fast-check'
import { expect, it } from 'vitest'
import { DEFAULT_QUEUE, type DeckLimits, NO_DECK_LIMITS, type QueueSettings } from '../scheduling/settings'
import { deckGroup, presetGroup } from './limit-groups'
import { limitSourceWords, limitsInForce } from './limits-in-force'

const DAY = 20_000
const preset = (queue: Partial<QueueSettings> = {}) => ({
  name: 'Figures',
  queue: { ...DEFAULT_QUEUE, newPerDay: 20, reviewsPerDay: 200, ...queue },
})
const today = (newPerDay: number | null, reviewsPerDay: number | null, day = DAY) => ({ day, newPerDay, reviewsPerDay })

it.each<[string, Partial<QueueSettings>, Record<string, Partial<DeckLimits>>, string, string]>([
  ['the preset alone', {}, {}, '20 preset “Figures”', '200 preset “Figures”'],
  ['the preset today', { today: today(3, null) }, {}, '3 preset “Figures”, today only', '200 preset “Figures”'],
  ['a day that has passed', { today: today(3, 4, DAY - 1) }, {}, '20 preset “Figures”', '200 preset “Figures”'],
  ['a lower one of the deck', {}, { 'Asia::Rails': { newPerDay: 5 } }, '5 this deck', '200 preset “Figures”'],
  ['a higher one of the deck', {}, { 'Asia::Rails': { newPerDay: 50 } }, '20 preset “Figures”', '200 preset “Figures”'],
  ['the same as the preset', {}, { 'Asia::Rails': { newPerDay: 20 } }, '20 this deck', '200 preset “Figures”'],
  [
    'the deck today, above its usual one',
    {},
    { 'Asia::Rails': { newPerDay: 5, reviewsPerDay: 50, today: today(9, null) } },
    '9 this deck, today only',
    '50 this deck',
  ],
  ['the deck above', {}, { Asia: { newPerDay: 2 }, Rails: { newPerDay: 1 } }, '2 deck “Asia”', '200 preset “Figures”'],
])('says which limit applies: %s', (_, queue, decks, fresh, reviews) => {
  const chosen = new Map(Object.entries(decks).map(([name, limits]) => [name, { ...NO_DECK_LIMITS, ...limits }]))
  const inForce = limitsInForce('Asia::Rails', preset(queue), chosen, DAY)
  const words = ([first]: typeof inForce.new) => first && `${first.limit} ${limitSourceWords(first, 'Asia::Rails')}`
  expect([words(inForce.new), words(inForce.reviews)]).toEqual([fresh, reviews])
})

it('applies the limit that the queue applies', () => {
  const limit = fc.option(fc.nat(9))
  const limits = fc.record({
    newPerDay: limit,
    reviewsPerDay: limit,
    today: fc.option(fc.record({ day: fc.constantFrom(DAY, DAY - 1), newPerDay: limit, reviewsPerDay: limit })),
  })
  fc.assert(
    fc.property(limits, limits, limits, fc.nat(9), (own, above, ofPreset, usual) => {
      const { queue } = preset({ newPerDay: usual, reviewsPerDay: usual, today: ofPreset.today })
      const chosen = new Map([
        ['Asia', above],
        ['Asia::Rails', own],
      ])
      const none = { new: 0, reviews: 0 }
      const groups = [
        presetGroup('preset', queue, DAY, none),
        ...[own, above].flatMap((each, at) => deckGroup(String(at), each, DAY, none) ?? []),
      ]
      const inForce = limitsInForce('Asia::Rails', { name: '', queue }, chosen, DAY)
      expect(inForce.new[0]?.limit).toBe(Math.min(...groups.map(({ newPerDay }) => newPerDay)))
      expect(inForce.reviews[0]?.limit).toBe(Math.min(...groups.map(({ reviewsPerDay }) => reviewsPerDay)))
    }),
  )
})
