import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { LearnerId, ReviewId } from '../../../domain/ids'
import type { PacedAnswer } from '../../../domain/queue/pace'
import type { Rating } from '../../../domain/scheduling/memory'
import type { Store } from '../../engine/engine'
import { prepared } from '../../engine/prepared'

const MOST_ANSWERS = 500

/**
 * How the learner's last answers of the schedule went and how long they took, with the state that each card was in.
 * Rehearsals and cramming are left out: they ask in other ways.
 */
export const recentAnswers = async (store: Store, learnerId: LearnerId): Promise<readonly PacedAnswer[]> => {
  const { reviews: r } = store.t
  const rows = await store.db
    .select({ rating: r.rating, before: r.memoryBefore, questionMs: r.questionMs, answerMs: r.answerMs })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), eq(r.kind, 'review'), inArray(r.mode, ['study', 'ahead'])))
    .orderBy(desc(r.at))
    .limit(MOST_ANSWERS)
  return rows.flatMap(({ rating, before, questionMs, answerMs }) => {
    const ms = (questionMs ?? 0) + (answerMs ?? 0)
    if (ms === 0) return []
    return [{ state: before?.state ?? 'new', rating: rating as Rating, seconds: ms / 1000 }] // answers have a rating
  })
}

/** The id of the learner's latest entry; null where there is none. What is read of the last answers is valid with it. */
export const latestEntry = async (store: Store, learnerId: LearnerId): Promise<ReviewId | null> => {
  const { reviews: r } = store.t
  const query = prepared(store, 'latest_entry', () =>
    store.db
      .select({ id: r.id })
      .from(r)
      .where(eq(r.learnerId, sql.placeholder('learnerId')))
      .orderBy(desc(r.at))
      .limit(1),
  )
  const [row] = await query.execute({ learnerId })
  return row?.id ?? null
}
