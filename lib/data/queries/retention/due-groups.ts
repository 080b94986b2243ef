import { and, count, eq, lte } from 'drizzle-orm'
import type { LearnerId, StudyDay } from '../../../domain/ids'
import type { DueGroup } from '../../../domain/retention/forecast'
import type { Store } from '../../engine/engine'

/** The learner's cards in play that are due up to a study day, counted by when and in which state they come. */
export const dueGroups = async (
  { db, t }: Store,
  learnerId: LearnerId,
  until: StudyDay,
): Promise<readonly DueGroup[]> => {
  const { memories: m } = t
  const rows = await db
    .select({ dueDay: m.dueDay, buriedUntilDay: m.buriedUntilDay, state: m.state, step: m.step, cards: count() })
    .from(m)
    .where(and(eq(m.learnerId, learnerId), eq(m.suspended, false), eq(m.retired, false), lte(m.dueDay, until)))
    .groupBy(m.dueDay, m.buriedUntilDay, m.state, m.step)
  return rows.flatMap(({ dueDay, cards, ...row }) =>
    dueDay === null ? [] : [{ ...row, dueDay, cards: Number(cards) }],
  )
}
