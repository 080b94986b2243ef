import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import type { LearnerId, WorkspaceId } from '../../../domain/ids'
import type { NewCardPlace } from '../../../domain/queue/reposition'
import type { Store } from '../../engine/engine'

/**
 * The places of all cards that a learner never studied, suspended ones too.
 * `isGiven`: the place is one that the learner gave it, and not that of the library.
 */
export const newCardPlaces = async (
  { db, t }: Store,
  learnerId: LearnerId,
  workspaceIds: readonly WorkspaceId[],
): Promise<readonly (NewCardPlace & { readonly isGiven: boolean })[]> => {
  const { cards: c, memories: m } = t
  const rows = await db
    .select({ cardId: c.id, factId: c.factId, library: c.position, given: m.position })
    .from(c)
    .leftJoin(m, and(eq(m.learnerId, learnerId), eq(m.cardId, c.id)))
    .where(and(inArray(c.workspaceId, [...workspaceIds]), isNull(c.retiredAt), or(isNull(m.state), eq(m.state, 'new'))))
  return rows.map(({ cardId, factId, library, given }) => {
    return { cardId, factId, position: given ?? library, isGiven: given !== null }
  })
}
