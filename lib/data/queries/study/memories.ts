import { and, asc, eq, gt, isNotNull, not, sql } from 'drizzle-orm'
import type { CardId, FactId, Instant, LearnerId, StudyDay } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import { amongIds, listValue, prepared } from '../../engine/prepared'

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

/** When the learner's cards of some facts are due by days, without suspended and retired ones. */
export const dueDaysOfFacts = async (
  store: Store,
  learnerId: LearnerId,
  factIds: readonly FactId[],
): Promise<ReadonlyMap<CardId, StudyDay>> => {
  const { memories: m } = store.t
  const days = new Map<CardId, StudyDay>()
  if (factIds.length === 0) return days
  const query = prepared(store, 'due_days_of_facts', () =>
    store.db
      .select({ cardId: m.cardId, dueDay: m.dueDay })
      .from(m)
      .where(
        and(
          eq(m.learnerId, sql.placeholder('learnerId')),
          amongIds(store, m.factId),
          isNotNull(m.dueDay),
          // Not as `= false`: without statistics, SQLite then goes through all cards by due day.
          not(m.suspended),
          not(m.retired),
        ),
      ),
  )
  const rows = await query.execute({ learnerId, ids: listValue(store, factIds) })
  for (const { cardId, dueDay } of rows) if (dueDay !== null) days.set(cardId, dueDay)
  return days
}

/** The condition that a card was answered since it was last new, as `isStudied` says of a memory. */
export const wasStudied = ({ memories: m }: Store['t']) => and(isNotNull(m.stability), gt(m.reps, 0))
