import { asc, inArray } from 'drizzle-orm'
import type { WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'

/** The names of the decks of workspaces, in order. */
export const allDecks = async (
  { db, t: { decks: d } }: Store,
  workspaceIds: readonly WorkspaceId[],
): Promise<readonly string[]> => {
  const rows = await db
    .selectDistinct({ name: d.name })
    .from(d)
    .where(inArray(d.workspaceId, [...workspaceIds]))
    .orderBy(asc(d.name))
  return rows.map(({ name }) => name)
}
