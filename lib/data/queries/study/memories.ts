import { and, asc, eq, gt, isNotNull, not, type Placeholder, type SQL, sql } from 'drizzle-orm'
import type { CardId, FactId, Instant, LearnerId, StudyDay } from '../../../domain/ids'
import { LEAST_STABILITY_DAYS } from '../../../domain/scheduling/memory'
import type { Store } from '../../engine/engine'
import { ownRowsByIds } from '../../engine/prepared'

/** The learner's cards in review that are neither suspended nor retired, as far as their due days need it. */
export const reviewCards = async (store: Store, learnerId: LearnerId) => {
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
    .where(and(isInPlay(store.t, learnerId), eq(m.state, 'review'), isNotNull(m.stability)))
    .orderBy(asc(m.cardId))
  return rows.flatMap(({ stability, lastReviewAt, lastReviewDay, dueDay, ...row }) =>
    stability === null || lastReviewAt === null || lastReviewDay === null || dueDay === null
      ? []
      : [{ ...row, stability, lastReviewAt, lastReviewDay, dueDay }],
  )
}

/** When the learner's cards of some facts are due by days, without suspended and retired ones. */
export const dueDaysOfFacts = async (store: Store, learnerId: LearnerId, factIds: readonly FactId[]) => {
  const { memories: m } = store.t
  const days = new Map<CardId, StudyDay>()
  const rows = await ownRowsByIds(store, 'due_days_of_facts', learnerId, factIds, ({ isOwn, isAmong }) =>
    store.db
      .select({ cardId: m.cardId, dueDay: m.dueDay })
      .from(m)
      .where(
        and(
          isOwn(m.learnerId),
          isAmong(m.factId),
          isNotNull(m.dueDay),
          // Not as `= false`: without statistics, SQLite then goes through all cards by due day.
          not(m.suspended),
          not(m.retired),
        ),
      ),
  )
  for (const { cardId, dueDay } of rows) if (dueDay !== null) days.set(cardId, dueDay)
  return days
}

/** The condition that a memory is of this learner, and its card neither suspended nor retired. */
export const isInPlay = ({ memories: m }: Store['t'], learnerId: LearnerId | Placeholder) =>
  and(eq(m.learnerId, learnerId), eq(m.suspended, false), eq(m.retired, false))

/**
 * Milliseconds since the last review over stability: recall falls as it grows, under any weights. 0 where a damaged
 * stability would divide by nothing.
 */
export const elapsedOverStability = ({ memories: m }: Store['t'], now: Instant): SQL =>
  sql`coalesce((${now} - ${m.lastReviewAt}) / case when ${m.stability} >= ${LEAST_STABILITY_DAYS} then ${m.stability} end, 0)`

/** The condition that a card was answered since it was last new, as `isStudied` says of a memory. */
export const wasStudied = ({ memories: m }: Store['t']) => and(isNotNull(m.stability), gt(m.reps, 0))
