import { and, inArray } from 'drizzle-orm'
import type { CardId, FactId, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'

type Spaces = readonly WorkspaceId[]

/** The links of facts. */
export const exportedLinks = ({ db, t: { factLinks: l } }: Store, workspaceIds: Spaces, ids: readonly FactId[]) =>
  db
    .select()
    .from(l)
    .where(and(inArray(l.workspaceId, [...workspaceIds]), inArray(l.factId, [...ids])))

/** The facts of cards. */
export const factIdsOfCards = async (
  { db, t: { cards: c } }: Store,
  workspaceIds: Spaces,
  ids: readonly CardId[],
): Promise<readonly FactId[]> => {
  const rows = await db
    .selectDistinct({ id: c.factId })
    .from(c)
    .where(and(inArray(c.workspaceId, [...workspaceIds]), inArray(c.id, [...ids])))
  return rows.map(({ id }) => id)
}
