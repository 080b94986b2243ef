import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import type { CardId, FactId, LearnerId, StudyDay } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import { inPieces } from '../../mutations/upsert'

/** When the learner's cards of some facts are due by days, without suspended and retired ones. */
export const dueDaysOfFacts = async (
  { db, t: { memories: m } }: Store,
  learnerId: LearnerId,
  factIds: readonly FactId[],
): Promise<ReadonlyMap<CardId, StudyDay>> => {
  const days = new Map<CardId, StudyDay>()
  for (const piece of inPieces(factIds)) {
    const rows = await db
      .select({ cardId: m.cardId, dueDay: m.dueDay })
      .from(m)
      .where(
        and(
          eq(m.learnerId, learnerId),
          inArray(m.factId, [...piece]),
          isNotNull(m.dueDay),
          eq(m.suspended, false),
          eq(m.retired, false),
        ),
      )
    for (const { cardId, dueDay } of rows) if (dueDay !== null) days.set(cardId, dueDay)
  }
  return days
}
