import { and, eq, gte, inArray } from 'drizzle-orm'
import type { FactId, LearnerId, StudyDay } from '../../../domain/ids'
import type { Store } from '../../engine/engine'

/**
 * What was done on a study day, without what was taken back: for the limits and for keeping siblings apart. Early reviews
 * and answers in a rehearsal are no work of the day: they take no place under its limits. A card that was new on two devices
 * counts once.
 */
export type DoneToday = {
  readonly new: number
  readonly reviews: number
  readonly answers: number
  readonly facts: ReadonlySet<FactId>
}

export const doneOnDay = async (store: Store, learnerId: LearnerId, day: StudyDay): Promise<DoneToday> => {
  const { reviews: r, memories: m } = store.t
  const rows = await store.db
    .select({ id: r.id, kind: r.kind, cardId: r.cardId, mode: r.mode, before: r.memoryBefore, voids: r.value })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), gte(r.day, day)))
  const gone = new Set(rows.flatMap((row) => (row.kind === 'void' ? [row.voids] : [])))
  const answers = rows.filter((row) => row.kind === 'review' && row.mode !== 'cram' && !gone.has(row.id))
  const ids = [...new Set(answers.map(({ cardId }) => cardId))]
  const facts =
    ids.length === 0
      ? []
      : await store.db
          .select({ factId: m.factId })
          .from(m)
          .where(and(eq(m.learnerId, learnerId), inArray(m.cardId, ids)))
  const ofTheDay = answers.filter(({ mode }) => mode !== 'rehearsal')
  const fresh = ofTheDay.filter(({ before }) => before === null || before.state === 'new')
  return {
    new: new Set(fresh.map(({ cardId }) => cardId)).size,
    reviews: ofTheDay.filter(
      ({ before, mode }) => mode !== 'ahead' && before !== null && before.state !== 'new' && before.dueAt === null,
    ).length,
    answers: answers.length,
    facts: new Set(facts.map(({ factId }) => factId)),
  }
}
