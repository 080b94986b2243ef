import { and, eq, inArray } from 'drizzle-orm'
import type { CardId, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import type { StoredCard } from './imports'

/** Rows of cards by id, retired ones too; ids of no card are missing. */
export const cardsOfIds = async (
  { db, t: { cards: c } }: Store,
  workspaceId: WorkspaceId,
  ids: readonly CardId[],
): Promise<ReadonlyMap<CardId, StoredCard>> => {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select()
    .from(c)
    .where(and(eq(c.workspaceId, workspaceId), inArray(c.id, [...ids])))
  return new Map(rows.map((row) => [row.id, row]))
}
