import fc from 'fast-check'
import { expect, it } from 'vitest'
import { DEFAULT_QUEUE, type DeckOptions, NO_DECK_OPTIONS } from '../scheduling/settings'
import { deckGroup, learnerGroup } from './limit-groups'
import { limitSourceWords, limitsInForce } from './limits-in-force'

it.each<[string, Record<string, Partial<DeckOptions>>, string, string]>([
  ['the learner’s alone', {}, '20 your settings', '200 your settings'],
  ['a lower one of the deck', { 'Asia::Rails': { newPerDay: 5 } }, '5 this deck', '200 your settings'],
  ['a higher one of the deck', { 'Asia::Rails': { newPerDay: 50 } }, '20 your settings', '200 your settings'],
  ['the same as the learner’s', { 'Asia::Rails': { newPerDay: 20 } }, '20 this deck', '200 your settings'],
  ['the deck above', { Asia: { newPerDay: 2 }, Rails: { newPerDay: 1 } }, '2 deck “Asia”', '200 your settings'],
])('says which limit applies: %s', (_, decks, fresh, reviews) => {
  const chosen = new Map(Object.entries(decks).map(([name, own]) => [name, { ...NO_DECK_OPTIONS, ...own }]))
  const inForce = limitsInForce('Asia::Rails', DEFAULT_QUEUE, chosen)
  const words = ([first]: typeof inForce.new) => first && `${first.limit} ${limitSourceWords(first, 'Asia::Rails')}`
  expect([words(inForce.new), words(inForce.reviews)]).toEqual([fresh, reviews])
})

it('applies the limit that the queue applies', () => {
  const limit = fc.option(fc.nat(9))
  const options = fc.record({ desiredRetention: fc.constant(null), newPerDay: limit, reviewsPerDay: limit })
  fc.assert(
    fc.property(options, options, fc.nat(9), (own, above, usual) => {
      const queue = { ...DEFAULT_QUEUE, newPerDay: usual, reviewsPerDay: usual }
      const chosen = new Map([
        ['Asia', above],
        ['Asia::Rails', own],
      ])
      const none = { new: 0, reviews: 0 }
      const groups = [learnerGroup(queue, none), ...[own, above].map((each, at) => deckGroup(String(at), each, none))]
      const inForce = limitsInForce('Asia::Rails', queue, chosen)
      expect(inForce.new[0]?.limit).toBe(Math.min(...groups.map(({ newPerDay }) => newPerDay)))
      expect(inForce.reviews[0]?.limit).toBe(Math.min(...groups.map(({ reviewsPerDay }) => reviewsPerDay)))
    }),
  )
})
