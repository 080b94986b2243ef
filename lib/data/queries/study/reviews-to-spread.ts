import { and, asc, count, eq, inArray, isNull, lte, ne } from 'drizzle-orm'
import type { CardId, FactId, Instant, LearnerId, StudyDay, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'

/** A card in review that is due, or comes due, and may be put on another day. */
export type ReviewToSpread = {
  readonly cardId: CardId
  readonly factId: FactId
  readonly dueDay: StudyDay
  readonly buriedUntilDay: StudyDay | null
  readonly intervalDays: number
  readonly stability: number
  readonly lastReviewAt: Instant
}

const dueUntil = ({ t }: Store, learnerId: LearnerId, workspaceIds: readonly WorkspaceId[], until: StudyDay) => {
  const { memories: m } = t
  return and(
    eq(m.learnerId, learnerId),
    inArray(m.workspaceId, [...workspaceIds]),
    eq(m.suspended, false),
    eq(m.retired, false),
    lte(m.dueDay, until),
  )
}

/** The learner's cards in review that are due up to a study day, without suspended and retired ones. */
export const reviewsToSpread = async (
  store: Store,
  learnerId: LearnerId,
  workspaceIds: readonly WorkspaceId[],
  until: StudyDay,
): Promise<readonly ReviewToSpread[]> => {
  const { memories: m } = store.t
  const rows = await store.db
    .select({
      cardId: m.cardId,
      factId: m.factId,
      dueDay: m.dueDay,
      buriedUntilDay: m.buriedUntilDay,
      intervalDays: m.intervalDays,
      stability: m.stability,
      lastReviewAt: m.lastReviewAt,
    })
    .from(m)
    .where(and(dueUntil(store, learnerId, workspaceIds, until), eq(m.state, 'review')))
    .orderBy(asc(m.cardId))
  return rows.flatMap(({ dueDay, stability, lastReviewAt, ...row }) =>
    dueDay === null || stability === null || stability <= 0 || lastReviewAt === null
      ? []
      : [{ ...row, dueDay, stability, lastReviewAt }],
  )
}

/** How many cards in steps of whole days are due on each study day up to one; they stay where they are. */
export const stepsDueByDay = async (
  store: Store,
  learnerId: LearnerId,
  workspaceIds: readonly WorkspaceId[],
  until: StudyDay,
): Promise<ReadonlyMap<StudyDay, number>> => {
  const { memories: m } = store.t
  const rows = await store.db
    .select({ day: m.dueDay, cards: count() })
    .from(m)
    .where(and(dueUntil(store, learnerId, workspaceIds, until), ne(m.state, 'review'), isNull(m.dueAt)))
    .groupBy(m.dueDay)
  return new Map(rows.flatMap(({ day, cards }) => (day === null ? [] : [[day, Number(cards)] as const])))
}
