import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactId } from '../ids'
import { presetGroup } from '../queue/limit-groups'
import { buildQueue } from '../queue/queue'
import { DAY, due, fresh, interday, NOW, queueInput } from '../queue/queue.fixture'
import { type Burying, buryingOf, isGatheredBefore, kindOf, type QueueCard, type QueueKind } from '../queue/queue-card'
import { answer } from '../scheduling/answer'
import { PLAIN } from '../scheduling/answer.fixture'
import { DEFAULT_QUEUE, type QueueSettings } from '../scheduling/settings'
import { queueAfterAnswer } from './queue-after'
import { nextCard, startQueue } from './running-queue'

const switches = fc.record({
  buryNewSiblings: fc.boolean(),
  buryReviewSiblings: fc.boolean(),
  buryLearningSiblings: fc.boolean(),
})

/** Facts with some cards of each kind, each with its preset; the default preset is the first. */
const decks = fc.record({
  presets: fc.array(switches, { minLength: 1, maxLength: 4 }),
  facts: fc.array(
    fc.record({ preset: fc.nat(3), kinds: fc.array(fc.constantFrom('new', 'due', 'interday'), { maxLength: 4 }) }),
    { maxLength: 6 },
  ),
  mix: fc.constantFrom<QueueSettings['newMix']>('before', 'after', 'mixed'),
})

const MAKE = { new: fresh, due, interday }

/** As the server builds it at one instant. */
const built = (
  cards: readonly QueueCard[],
  settings: QueueSettings,
  burying: (card: QueueCard) => Burying,
  factsDoneToday: ReadonlyMap<FactId, QueueKind>,
) => {
  const open = cards.filter(({ memory }) => memory === null || (memory.dueDay ?? 0) <= DAY)
  const of = (kind: QueueKind) => open.filter((card) => kindOf(card) === kind)
  const groups = [presetGroup('all', settings, DAY, { new: 0, reviews: 0 })]
  return buildQueue({
    ...queueInput({ settings, factsDoneToday }),
    interday: of('interday'),
    due: of('review'),
    fresh: of('new'),
    rulesOf: (card) => ({ groups, burying: burying(card) }),
  })
}

describe('a session in progress and one that is loaded again', () => {
  it('bury the same cards, each by its own preset', () => {
    fc.assert(
      fc.property(decks, ({ presets, facts, mix }) => {
        const [standard = buryingOf(DEFAULT_QUEUE), ...others] = presets
        const settings = { ...DEFAULT_QUEUE, ...standard, newMix: mix, newPerDay: 999, reviewsPerDay: 999 }
        const given = facts.flatMap(({ preset, kinds }, fact) =>
          kinds.map((kind, at): QueueCard => {
            const card = MAKE[kind](`${fact + 1}${String.fromCharCode(97 + at)}`)
            return { ...card, burying: others[preset - 1] }
          }),
        )
        const byId = new Map(given.map((card) => [card.cardId, card]))
        const burying = (card: QueueCard): Burying => byId.get(card.cardId)?.burying ?? standard
        const done = new Map<FactId, QueueKind>()
        let running = startQueue(built(given, settings, burying, done), { settings })
        for (let next = nextCard(running, NOW); next.kind === 'card'; next = nextCard(running, NOW)) {
          const { cardId, factId, memory } = next.card
          const kind = kindOf(next.card)
          const before = done.get(factId)
          if (before === undefined || isGatheredBefore(kind, before)) done.set(factId, kind)
          const after = answer({ cardId, memory, rating: 4, at: NOW, day: DAY, settings: PLAIN, fuzz: null })
          byId.set(cardId, { ...next.card, memory: after })
          running = queueAfterAnswer(running, cardId, after, NOW, DAY)
          const again = built([...byId.values()], settings, burying, done)
          expect(running.main.map((card) => card.cardId).sort()).toEqual(again.main.map((card) => card.cardId).sort())
        }
      }),
    )
  })
})
