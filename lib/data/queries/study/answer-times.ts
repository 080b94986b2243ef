import { desc, eq } from 'drizzle-orm'
import type { LearnerId } from '../../../domain/ids'
import type { AnswerTime } from '../../../domain/retention/seconds'
import type { Store } from '../../engine/engine'

const MOST_ANSWERS = 500

/** How long the learner's last answers took, with the state that each card was in. */
export const recentAnswerTimes = async (store: Store, learnerId: LearnerId): Promise<readonly AnswerTime[]> => {
  const { reviews: r } = store.t
  const rows = await store.db
    .select({ kind: r.kind, before: r.memoryBefore, questionMs: r.questionMs, answerMs: r.answerMs })
    .from(r)
    .where(eq(r.learnerId, learnerId))
    .orderBy(desc(r.at))
    .limit(MOST_ANSWERS)
  return rows.flatMap(({ kind, before, questionMs, answerMs }) => {
    const ms = (questionMs ?? 0) + (answerMs ?? 0)
    if (kind !== 'review' || ms === 0) return []
    return [{ state: before?.state ?? 'new', seconds: ms / 1000 }]
  })
}
