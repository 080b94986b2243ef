import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Instant, LearnerId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'

/** A question that came up in a briefing and that no card asks. */
export type UnansweredQuestion = {
  readonly id: string
  readonly question: string
  readonly at: Instant
  /** Null while it is to be done. */
  readonly doneAt: Instant | null
}

/** Those of a learner's briefing, the first that was written down first. */
export const unansweredOfBriefing = async (
  store: Store,
  learnerId: LearnerId,
  briefingId: string,
): Promise<readonly UnansweredQuestion[]> => {
  const { unansweredQuestions: u } = store.t
  return store.db
    .select({ id: u.id, question: u.question, at: u.at, doneAt: u.doneAt })
    .from(u)
    .where(and(eq(u.learnerId, learnerId), eq(u.briefingId, briefingId)))
    .orderBy(asc(u.at), asc(u.id))
}

/** Those of a learner that are to be done, with their briefings, unless these were removed. */
export const openUnanswered = async (
  store: Store,
  learnerId: LearnerId,
): Promise<readonly (UnansweredQuestion & { readonly briefingId: string; readonly title: string })[]> => {
  const { unansweredQuestions: u, briefings: b } = store.t
  return store.db
    .select({ id: u.id, question: u.question, at: u.at, doneAt: u.doneAt, briefingId: u.briefingId, title: b.title })
    .from(u)
    .innerJoin(b, and(eq(b.learnerId, u.learnerId), eq(b.id, u.briefingId), isNull(b.retiredAt)))
    .where(and(eq(u.learnerId, learnerId), isNull(u.doneAt)))
    .orderBy(asc(u.at), asc(u.id))
}
