import { and, eq, gte } from 'drizzle-orm'
import type { CardId, LearnerId, StudyDay } from '../../../domain/ids'
import type { Store } from '../../engine/engine'

/** The cards graded Again on a study day or since, whatever they were asked for, without what was taken back. */
export const missedSince = async (store: Store, learnerId: LearnerId, day: StudyDay): Promise<readonly CardId[]> => {
  const { reviews: r } = store.t
  const rows = await store.db
    .select({ id: r.id, kind: r.kind, cardId: r.cardId, rating: r.rating, voids: r.value })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), gte(r.day, day)))
  const gone = new Set(rows.flatMap(({ kind, voids }) => (kind === 'void' ? [voids] : [])))
  const missed = rows.filter(({ id, kind, rating }) => kind === 'review' && rating === 1 && !gone.has(id))
  return [...new Set(missed.map(({ cardId }) => cardId))]
}
