import { and, eq, isNotNull, not, sql } from 'drizzle-orm'
import type { CardId, FactId, LearnerId, StudyDay } from '../../../domain/ids'
import { amongIds, listValue } from '../../engine/by-ids'
import type { Store } from '../../engine/engine'
import { prepared } from '../../engine/prepared'

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
