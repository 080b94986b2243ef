import { and, asc, count, eq, inArray, isNotNull, max, sql } from 'drizzle-orm'
import type { SyncLink } from '../../../domain/folder-sync/plan-folder-sync'
import type { Instant, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import { inPieces } from '../../mutations/upsert'

/** A folder of notes that is synced with the library. */
export type SyncedFolder = {
  readonly workspaceId: WorkspaceId
  readonly id: string
  /** On the computer of whoever syncs it. */
  readonly path: string
  /** The deck of new cards; null = that of their tags or folders. */
  readonly deck: string | null
  readonly isWatched: boolean
  /** Null if it was taken off the list. Its cards are known all the same, should it be synced again. */
  readonly syncedAt: Instant | null
}

/** The synced folders of a workspace that are on the list, by path, with the number of their cards. */
export const syncedFoldersOf = async (
  { db, t: { syncedFolders: f, syncedCards: c } }: Store,
  workspaceId: WorkspaceId,
): Promise<readonly (SyncedFolder & { readonly cards: number })[]> => {
  const counts = await db
    .select({ folderId: c.folderId, cards: count() })
    .from(c)
    .where(eq(c.workspaceId, workspaceId))
    .groupBy(c.folderId)
  const cardsOf = new Map(counts.map(({ folderId, cards }) => [folderId, cards]))
  const folders = await db
    .select()
    .from(f)
    .where(and(eq(f.workspaceId, workspaceId), isNotNull(f.syncedAt)))
    .orderBy(asc(f.path))
  return folders.map((folder) => ({ ...folder, cards: cardsOf.get(folder.id) ?? 0 }))
}

/** A synced folder of a workspace, by its path; null if it was never synced. */
export const findSyncedFolder = async (
  { db, t: { syncedFolders: f } }: Store,
  workspaceId: WorkspaceId,
  path: string,
): Promise<SyncedFolder | null> => {
  const [folder] = await db
    .select()
    .from(f)
    .where(and(eq(f.workspaceId, workspaceId), eq(f.path, path)))
  return folder ?? null
}

/** The cards of a synced folder, as they were at the last sync. */
export const linksOfFolder = (
  { db, t: { syncedCards: c } }: Store,
  { workspaceId, id }: Pick<SyncedFolder, 'workspaceId' | 'id'>,
): Promise<readonly SyncLink[]> =>
  db
    .select({ blockId: c.blockId, factId: c.factId, cardId: c.cardId, path: c.path, base: c.base })
    .from(c)
    .where(and(eq(c.workspaceId, workspaceId), eq(c.folderId, id)))
    .orderBy(asc(c.blockId))

/** Cards of other synced folders with these ids, those that were synced last: a folder may have been moved, or hold another. */
export const linksOfBlocks = async (
  { db, t: { syncedCards: c, syncedFolders: f } }: Store,
  workspaceId: WorkspaceId,
  blockIds: readonly string[],
): Promise<readonly SyncLink[]> => {
  const found = new Map<string, SyncLink>()
  for (const piece of inPieces(blockIds)) {
    const rows = await db
      .select({ blockId: c.blockId, factId: c.factId, cardId: c.cardId, path: c.path, base: c.base })
      .from(c)
      .innerJoin(f, and(eq(f.workspaceId, c.workspaceId), eq(f.id, c.folderId)))
      .where(and(eq(c.workspaceId, workspaceId), inArray(c.blockId, [...piece])))
      .orderBy(asc(sql`coalesce(${f.syncedAt}, 0)`), asc(f.id))
    for (const row of rows) found.set(row.blockId, row)
  }
  return [...found.values()]
}

/** What changes whenever the library changes a card of a synced folder. */
export const syncedMark = async (
  { db, t: { syncedCards: s, facts: f, cards: c } }: Store,
  { workspaceId, id }: Pick<SyncedFolder, 'workspaceId' | 'id'>,
): Promise<string> => {
  const [mark] = await db
    .select({
      all: count(),
      facts: count(f.retiredAt),
      cards: count(c.retiredAt),
      factAt: max(f.updatedAt),
      cardAt: max(c.updatedAt),
    })
    .from(s)
    .innerJoin(f, and(eq(f.workspaceId, s.workspaceId), eq(f.id, s.factId)))
    .innerJoin(c, and(eq(c.workspaceId, s.workspaceId), eq(c.factId, s.factId)))
    .where(and(eq(s.workspaceId, workspaceId), eq(s.folderId, id)))
  return JSON.stringify(mark)
}
