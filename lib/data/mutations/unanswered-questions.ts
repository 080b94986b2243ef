import { and, eq } from 'drizzle-orm'
import type { Instant } from '../../domain/ids'
import type { Authorized, OfLearner } from '../authorized'
import type { Tx } from '../engine/engine'

type OfBriefing = Authorized<OfLearner & { readonly id: string }>

/** Writes down a question that came up in a briefing; one with that id that exists stays as it is. */
export const insertUnansweredQuestion = async (
  tx: Tx,
  { learnerId, id: briefingId }: OfBriefing,
  row: { readonly id: string; readonly question: string; readonly at: Instant },
): Promise<void> => {
  await tx.db
    .insert(tx.t.unansweredQuestions)
    .values({ learnerId, briefingId, doneAt: null, ...row })
    .onConflictDoNothing()
}

/** Marks a question of a briefing as done, or with null as to be done again. @returns whether there is one */
export const saveQuestionDone = async (
  tx: Tx,
  { learnerId, id: briefingId }: OfBriefing,
  questionId: string,
  doneAt: Instant | null,
): Promise<boolean> => {
  const { unansweredQuestions: u } = tx.t
  const rows = await tx.db
    .update(u)
    .set({ doneAt })
    .where(and(eq(u.learnerId, learnerId), eq(u.briefingId, briefingId), eq(u.id, questionId)))
    .returning({ id: u.id })
  return rows.length > 0
}
