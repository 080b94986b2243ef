import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { LearnerId, StudyDay, WorkspaceId } from '../../../domain/ids'
import type { SimulatedCards, SimulatedNewCards } from '../../../domain/simulation/simulation'
import type { Store } from '../../engine/engine'
import { cardsByFact } from './studied-cards'

/** Cards to simulate. */
export type WorkloadCards = {
  readonly cards: SimulatedCards
  /** How many of them were never answered and only have a date. */
  readonly onlyDated: number
  readonly newCards: SimulatedNewCards
}

/**
 * The learner's cards as the simulation takes them, days counted from `today`: those studied that are neither suspended
 * nor retired, also those that only have a date, and the new cards that wait, must-know facts first.
 */
export const workloadCards = async (
  store: Store,
  learnerId: LearnerId,
  workspaceIds: readonly WorkspaceId[],
  today: StudyDay,
): Promise<WorkloadCards> => {
  const { db, t } = store
  const { memories: m, newCards: n } = t
  const ofFact = await cardsByFact(store, workspaceIds)
  const rows = await db
    .select({
      factId: m.factId,
      stability: m.stability,
      difficulty: m.difficulty,
      lastDay: m.lastReviewDay,
      dueDay: m.dueDay,
      reps: m.reps,
    })
    .from(m)
    .where(
      and(
        eq(m.learnerId, learnerId),
        inArray(m.workspaceId, [...workspaceIds]),
        eq(m.suspended, false),
        eq(m.retired, false),
        isNotNull(m.stability),
        isNotNull(m.dueDay),
      ),
    )
    .orderBy(asc(m.cardId))
  const waiting = await db
    .select({ factId: n.factId })
    .from(n)
    .where(and(eq(n.learnerId, learnerId), inArray(n.workspaceId, [...workspaceIds])))
    .orderBy(asc(n.weightRank), asc(n.position), asc(n.cardId))
  return {
    cards: {
      stability: rows.map(({ stability }) => stability ?? 1),
      difficulty: rows.map(({ difficulty }) => difficulty ?? 5),
      lastDay: rows.map(({ lastDay }) => (lastDay ?? today) - today),
      dueDay: rows.map(({ dueDay }) => (dueDay ?? today) - today),
      cardsOfFact: rows.map(({ factId }) => ofFact.get(factId) ?? 1),
    },
    onlyDated: rows.filter(({ reps }) => reps === 0).length,
    newCards: { cardsOfFact: waiting.map(({ factId }) => ofFact.get(factId) ?? 1) },
  }
}
