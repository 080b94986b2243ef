import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_QUEUE, type QueueSettings } from '../scheduling/settings'
import { deckGroup, type LimitGroup, learnerGroup } from './limit-groups'
import { buildQueue, type CardRules, type QueueCard } from './queue'
import { due, fresh, interday, queueInput } from './queue.fixture'
import { isGatheredBefore, kindOf, type QueueKind } from './queue-card'

const queues = fc.record({
  newPerDay: fc.nat(6),
  reviewsPerDay: fc.nat(9),
  burySiblings: fc.boolean(),
  done: fc.record({ new: fc.nat(3), reviews: fc.nat(4) }),
})

/** Cards of 14 facts with up to three cards each; a fact is in one of six decks. */
const libraries = fc.array(
  fc.record({ fact: fc.nat(13), letter: fc.constantFrom('a', 'b', 'c'), kind: fc.constantFrom('new', 'due', 'step') }),
  { maxLength: 40 },
)

const uniqueCards = (list: readonly { fact: number; letter: string; kind: string }[]) => {
  const cards = new Map<string, QueueCard>()
  for (const { fact, letter, kind } of list) {
    const name = `${fact}${letter}`
    const card = kind === 'new' ? fresh(name) : kind === 'due' ? due(name) : interday(name)
    if (!cards.has(name)) cards.set(name, card)
  }
  return [...cards.values()]
}

const factOf = (card: QueueCard) => Number(card.factId)

describe('a queue under the limits of decks', () => {
  it('breaks no limit of the learner or a deck and no active rule of burying, and holds nothing back without one', () => {
    fc.assert(
      fc.property(
        libraries,
        queues,
        fc.array(fc.record({ deckNew: fc.option(fc.nat(4)), deckReviews: fc.option(fc.nat(5)) }), {
          minLength: 6,
          maxLength: 6,
        }),
        fc.array(fc.tuple(fc.nat(13), fc.constantFrom<QueueKind>('interday', 'review', 'new')), { maxLength: 3 }),
        (list, { done, ...queue }, limits, answered) => {
          const cards = uniqueCards(list)
          const settings: QueueSettings = { ...DEFAULT_QUEUE, ...queue }
          const rules = new Map<number, CardRules>()
          const rulesOf = (card: QueueCard): CardRules => {
            const deck = factOf(card) % 6
            const cached = rules.get(deck)
            if (cached) return cached
            const { deckNew = null, deckReviews = null } = limits[deck] ?? {}
            const options = { desiredRetention: null, newPerDay: deckNew, reviewsPerDay: deckReviews }
            const own = deckGroup(`deck-${deck}`, options, { new: 0, reviews: 0 })
            const groups = [learnerGroup(settings, done), own]
            const made = { groups, burySiblings: settings.burySiblings }
            rules.set(deck, made)
            return made
          }
          const factsDoneToday = new Map(answered.map(([fact, kind]) => [due(`${fact}a`).factId, kind]))
          const of = (kind: QueueKind) => cards.filter((card) => kindOf(card) === kind)
          const input = { interday: of('interday'), due: of('review'), fresh: of('new'), factsDoneToday, rulesOf }
          const { main } = buildQueue(queueInput(input))

          const counts = new Map<string, { group: LimitGroup; new: number; reviews: number }>()
          for (const card of main) {
            for (const group of rulesOf(card).groups) {
              const count = counts.get(group.key) ?? { group, new: 0, reviews: 0 }
              count[kindOf(card) === 'new' ? 'new' : 'reviews'] += 1
              counts.set(group.key, count)
            }
          }
          for (const { group, new: news, reviews } of counts.values()) {
            const { done, newPerDay, reviewsPerDay, capsNew } = group
            if (news > 0) expect(news + done.new).toBeLessThanOrEqual(newPerDay)
            if (reviews > 0) expect(reviews + done.reviews).toBeLessThanOrEqual(reviewsPerDay)
            if (news > 0 && capsNew) expect(news + reviews + done.new + done.reviews).toBeLessThanOrEqual(reviewsPerDay)
          }

          for (const card of main) {
            const kind = kindOf(card)
            if (kind === 'intraday' || !rulesOf(card).burySiblings) continue
            const doneKind = factsDoneToday.get(card.factId)
            if (doneKind !== undefined) expect(isGatheredBefore(kind, doneKind)).toBe(true)
            const earlier = main.filter(
              (other) => other.factId === card.factId && isGatheredBefore(kindOf(other), kind),
            )
            expect(earlier).toEqual([])
            const alike = main.filter((other) => other.factId === card.factId && kindOf(other) === kind)
            expect(alike).toHaveLength(1)
          }

          const unlimited = { newPerDay: 100, reviewsPerDay: 100, capsNew: false }
          const everything = buildQueue(
            queueInput({
              ...input,
              factsDoneToday: new Map(),
              rulesOf: () => ({ groups: [learnerGroup(unlimited, { new: 0, reviews: 0 })], burySiblings: false }),
            }),
          )
          expect(everything.main).toHaveLength(cards.length)
        },
      ),
      { numRuns: 500, seed: 64 },
    )
  })
})
