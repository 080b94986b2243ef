import { and, eq, gte, sql } from 'drizzle-orm'
import type { CardId, FactId, LearnerId, StudyDay } from '../../../domain/ids'
import { isGatheredBefore, kindOf, type QueueKind } from '../../../domain/queue/queue-card'
import type { Memory } from '../../../domain/scheduling/memory'
import { amongIds, listValue } from '../../engine/by-ids'
import type { Store } from '../../engine/engine'
import { prepared } from '../../engine/prepared'

/**
 * What was done on a study day, without what was taken back: for the limits and for keeping siblings apart. Early reviews
 * and answers in a rehearsal are no work of the day: they take no place under its limits. A card that was new on two devices
 * counts once.
 */
export type DoneToday = {
  readonly new: number
  readonly reviews: number
  readonly answers: number
  /** The facts of the cards counted as new, and of the answers counted as reviews; null for a card that was forgotten since. */
  readonly newFacts: readonly (FactId | null)[]
  readonly reviewFacts: readonly (FactId | null)[]
  /** Facts of which a card was answered, each with the earliest kind that such a card was of when it was asked. */
  readonly facts: ReadonlyMap<FactId, QueueKind>
}

export const doneOnDay = async (store: Store, learnerId: LearnerId, day: StudyDay): Promise<DoneToday> => {
  const { reviews: r, memories: m } = store.t
  const ofDay = prepared(store, 'done_on_day', () =>
    store.db
      .select({ id: r.id, kind: r.kind, cardId: r.cardId, mode: r.mode, before: r.memoryBefore, voids: r.value })
      .from(r)
      .where(and(eq(r.learnerId, sql.placeholder('learnerId')), gte(r.day, sql.placeholder('day')))),
  )
  const rows = await ofDay.execute({ learnerId, day })
  const gone = new Set(rows.flatMap((row) => (row.kind === 'void' ? [row.voids] : [])))
  const answers = rows.filter((row) => row.kind === 'review' && row.mode !== 'cram' && !gone.has(row.id))
  const ids = [...new Set(answers.map(({ cardId }) => cardId))]
  const factsOfCards = prepared(store, 'facts_of_done_cards', () =>
    store.db
      .select({ cardId: m.cardId, factId: m.factId })
      .from(m)
      .where(and(eq(m.learnerId, sql.placeholder('learnerId')), amongIds(store, m.cardId))),
  )
  const facts = ids.length === 0 ? [] : await factsOfCards.execute({ learnerId, ids: listValue(store, ids) })
  const ofTheDay = answers.filter(({ mode }) => mode !== 'rehearsal')
  const fresh = ofTheDay.filter(({ before }) => before === null || before.state === 'new')
  const reviewed = ofTheDay.filter(
    ({ before, mode }) => mode !== 'ahead' && before !== null && before.state !== 'new' && before.dueAt === null,
  )
  const factOf = new Map(facts.map(({ cardId, factId }) => [cardId, factId]))
  const introduced = [...new Set(fresh.map(({ cardId }) => cardId))]
  return {
    new: introduced.length,
    reviews: reviewed.length,
    answers: answers.length,
    newFacts: introduced.map((cardId) => factOf.get(cardId) ?? null),
    reviewFacts: reviewed.map(({ cardId }) => factOf.get(cardId) ?? null),
    facts: earliestKinds(answers, factOf),
  }
}

const earliestKinds = (
  answers: readonly { readonly cardId: CardId; readonly before: Memory | null }[],
  factOf: ReadonlyMap<CardId, FactId>,
): ReadonlyMap<FactId, QueueKind> => {
  const kinds = new Map<FactId, QueueKind>()
  for (const { cardId, before } of answers) {
    const factId = factOf.get(cardId)
    if (factId === undefined) continue
    const [kind, known] = [kindOf({ memory: before }), kinds.get(factId)]
    if (known === undefined || isGatheredBefore(kind, known)) kinds.set(factId, kind)
  }
  return kinds
}
