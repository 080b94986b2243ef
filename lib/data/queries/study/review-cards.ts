import { and, asc, eq, isNotNull } from 'drizzle-orm'
import type { CardId, FactId, Instant, LearnerId, StudyDay } from '../../../domain/ids'
import type { Store } from '../../engine/engine'

/** What is remembered of a card in review, as far as its due day needs it. */
export type ReviewCardRow = {
  readonly cardId: CardId
  readonly factId: FactId
  readonly stability: number
  readonly lastReviewAt: Instant
  readonly lastReviewDay: StudyDay
  readonly dueDay: StudyDay
  readonly intervalDays: number
  readonly reps: number
}

/** The learner's cards in review that are neither suspended nor retired. */
export const reviewCards = async (store: Store, learnerId: LearnerId): Promise<readonly ReviewCardRow[]> => {
  const { memories: m } = store.t
  const rows = await store.db
    .select({
      cardId: m.cardId,
      factId: m.factId,
      stability: m.stability,
      lastReviewAt: m.lastReviewAt,
      lastReviewDay: m.lastReviewDay,
      dueDay: m.dueDay,
      intervalDays: m.intervalDays,
      reps: m.reps,
    })
    .from(m)
    .where(
      and(
        eq(m.learnerId, learnerId),
        eq(m.state, 'review'),
        eq(m.suspended, false),
        eq(m.retired, false),
        isNotNull(m.stability),
      ),
    )
    .orderBy(asc(m.cardId))
  return rows.flatMap(({ stability, lastReviewAt, lastReviewDay, dueDay, ...row }) =>
    stability === null || lastReviewAt === null || lastReviewDay === null || dueDay === null
      ? []
      : [{ ...row, stability, lastReviewAt, lastReviewDay, dueDay }],
  )
}
