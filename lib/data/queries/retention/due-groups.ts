import { and, count, eq, gte, lt, lte } from 'drizzle-orm'
import type { FactId, LearnerId, StudyDay } from '../../../domain/ids'
import type { Maturity } from '../../../domain/retention/answer-kind'
import { MATURE_DAYS } from '../../../domain/retention/day-tally'
import type { DueGroup } from '../../../domain/retention/forecast'
import type { Store } from '../../engine/engine'

/** Cards in play that are due up to a study day; of young or mature ones alone where told. */
const inPlayUntil = ({ t }: Store, learnerId: LearnerId, until: StudyDay, maturity: Maturity | null) => {
  const { memories: m } = t
  const inPlay = and(eq(m.learnerId, learnerId), eq(m.suspended, false), eq(m.retired, false), lte(m.dueDay, until))
  if (maturity === null) return inPlay
  return and(inPlay, maturity === 'mature' ? gte(m.intervalDays, MATURE_DAYS) : lt(m.intervalDays, MATURE_DAYS))
}

/** The same for the cards of some facts: each comes as a group of its own. */
const dueGroupsOf = async (
  store: Store,
  learnerId: LearnerId,
  until: StudyDay,
  factIds: ReadonlySet<FactId>,
  maturity: Maturity | null,
): Promise<readonly DueGroup[]> => {
  const { memories: m } = store.t
  const rows = await store.db
    .select({ factId: m.factId, dueDay: m.dueDay, buriedUntilDay: m.buriedUntilDay, state: m.state, step: m.step })
    .from(m)
    .where(inPlayUntil(store, learnerId, until, maturity))
  return rows.flatMap(({ factId, dueDay, ...row }) =>
    dueDay === null || !factIds.has(factId) ? [] : [{ ...row, dueDay, cards: 1 }],
  )
}

/**
 * The learner's cards in play that are due up to a study day, counted by when and in which state they come; those of
 * some facts, and of young or mature cards, alone where told.
 */
export const dueGroups = async (
  store: Store,
  learnerId: LearnerId,
  until: StudyDay,
  factIds: ReadonlySet<FactId> | null = null,
  maturity: Maturity | null = null,
): Promise<readonly DueGroup[]> => {
  const { memories: m } = store.t
  if (factIds !== null) return await dueGroupsOf(store, learnerId, until, factIds, maturity)
  const rows = await store.db
    .select({ dueDay: m.dueDay, buriedUntilDay: m.buriedUntilDay, state: m.state, step: m.step, cards: count() })
    .from(m)
    .where(inPlayUntil(store, learnerId, until, maturity))
    .groupBy(m.dueDay, m.buriedUntilDay, m.state, m.step)
  return rows.flatMap(({ dueDay, cards, ...row }) =>
    dueDay === null ? [] : [{ ...row, dueDay, cards: Number(cards) }],
  )
}
