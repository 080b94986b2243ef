import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactId } from '../ids'
import { learnerGroup } from '../queue/limit-groups'
import { buildQueue } from '../queue/queue'
import { DAY, due, fresh, interday, learning, NOW, queueInput } from '../queue/queue.fixture'
import { isGatheredBefore, kindOf, type QueueCard, type QueueKind } from '../queue/queue-card'
import { answer } from '../scheduling/answer'
import { PLAIN, reviewed } from '../scheduling/answer.fixture'
import type { Rating } from '../scheduling/memory'
import { DEFAULT_QUEUE, type QueueSettings } from '../scheduling/settings'
import { queueAfterAnswer } from './queue-after'
import { nextCard, startQueue } from './running-queue'

const KINDS = ['new', 'due', 'interday', 'left in its steps yesterday', 'new today', 'missed today'] as const

/** Facts with some cards of each kind. */
const decks = fc.record({
  burySiblings: fc.boolean(),
  facts: fc.array(fc.array(fc.constantFrom(...KINDS), { maxLength: 4 }), { maxLength: 6 }),
  mix: fc.constantFrom<QueueSettings['newMix']>('before', 'after', 'mixed'),
})

const inSteps = (state: 'learning' | 'relearning', lastReviewDay: number) => (name: string) => {
  const card = learning(name, 5)
  return { ...card, memory: reviewed({ ...card.memory, state, lastReviewDay }) }
}
const MAKE = {
  new: fresh,
  due,
  interday,
  'left in its steps yesterday': inSteps('learning', DAY - 1),
  'new today': inSteps('learning', DAY),
  'missed today': inSteps('relearning', DAY),
}
/** What the cards were when they were answered today, before the session. */
const DONE: Partial<Record<keyof typeof MAKE, QueueKind>> = { 'new today': 'new', 'missed today': 'review' }

/** As the server builds it at one instant. */
const built = (
  cards: readonly QueueCard[],
  settings: QueueSettings,
  factsDoneToday: ReadonlyMap<FactId, QueueKind>,
) => {
  const open = cards.filter(({ memory }) => memory === null || (memory.dueDay ?? 0) <= DAY)
  const of = (kind: QueueKind) => open.filter((card) => kindOf(card) === kind)
  const groups = [learnerGroup(settings, { new: 0, reviews: 0 })]
  return buildQueue({
    ...queueInput({ settings, factsDoneToday }),
    learning: of('intraday'),
    interday: of('interday'),
    due: of('review'),
    fresh: of('new'),
    rulesOf: () => ({ groups, burySiblings: settings.burySiblings }),
  })
}

const byCard = (cards: readonly QueueCard[]) =>
  cards.map(({ cardId, memory }) => ({ cardId, memory })).sort((a, b) => (a.cardId < b.cardId ? -1 : 1))

describe('a session in progress and one that is loaded again', () => {
  it('have the same cards after every answer, whatever the grade, buried or not', () => {
    const grades = fc.array(fc.constantFrom<Rating>(1, 1, 2, 3, 4), { maxLength: 24 })
    fc.assert(
      fc.property(decks, grades, ({ burySiblings, facts, mix }, ratings) => {
        const settings = { ...DEFAULT_QUEUE, burySiblings, newMix: mix, newPerDay: 999, reviewsPerDay: 9_999 }
        const done = new Map<FactId, QueueKind>()
        const note = (factId: FactId, kind: QueueKind) => {
          const before = done.get(factId)
          if (before === undefined || isGatheredBefore(kind, before)) done.set(factId, kind)
        }
        const given = facts.flatMap((kinds, fact) =>
          kinds.map((kind, at): QueueCard => {
            const card = MAKE[kind](`${fact + 1}${String.fromCharCode(97 + at)}`)
            const was = DONE[kind]
            if (was !== undefined) note(card.factId, was)
            return card
          }),
        )
        const byId = new Map(given.map((card) => [card.cardId, card]))
        const left = [...ratings]
        let now = NOW
        let running = startQueue(built(given, settings, done), settings)
        for (let next = nextCard(running, now); next.kind !== 'done'; next = nextCard(running, now)) {
          if (next.kind === 'wait') {
            now = next.untilMs
            continue
          }
          const { cardId, factId, memory } = next.card
          note(factId, kindOf(next.card))
          const rating = left.shift() ?? 4
          const after = answer({ cardId, memory, rating, at: now, day: DAY, settings: PLAIN, fuzz: null })
          byId.set(cardId, { ...next.card, memory: after })
          running = queueAfterAnswer(running, cardId, after, now, DAY)
          const again = built([...byId.values()], settings, done)
          expect(byCard(running.main)).toEqual(byCard(again.main))
          expect(byCard(running.learning)).toEqual(byCard(again.learning))
        }
      }),
      { seed: 14, numRuns: 500 },
    )
  })
})
