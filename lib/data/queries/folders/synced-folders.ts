import { and, asc, count, eq, inArray, isNotNull, isNull, max, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { SyncLink } from '../../../domain/folder-sync/plan-folder-sync'
import type { Instant, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import { inPieces } from '../../mutations/upsert'
import { isDeckOrIn } from '../learner/deck-names'

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

/** The synced folders of a workspace that are on the list, by path, with the number of their cards that are not retired. */
export const syncedFoldersOf = async (
  { db, t: { syncedFolders: f, syncedCards: c, cards } }: Store,
  workspaceId: WorkspaceId,
): Promise<readonly (SyncedFolder & { readonly cards: number })[]> => {
  // A question may have several cards.
  const first = alias(cards, 'first_cards')
  const counts = await db
    .select({ folderId: c.folderId, cards: count() })
    .from(c)
    .innerJoin(first, and(eq(first.workspaceId, c.workspaceId), eq(first.id, c.cardId)))
    .innerJoin(cards, and(eq(cards.workspaceId, c.workspaceId), eq(cards.factId, c.factId)))
    .where(and(eq(c.workspaceId, workspaceId), eq(cards.group, first.group), isNull(cards.retiredAt)))
    .groupBy(c.folderId)
  const cardsOf = new Map(counts.map(({ folderId, cards }) => [folderId, cards]))
  const folders = await db
    .select()
    .from(f)
    .where(and(eq(f.workspaceId, workspaceId), isNotNull(f.syncedAt)))
    .orderBy(asc(f.path))
  return folders.map((folder) => ({ ...folder, cards: cardsOf.get(folder.id) ?? 0 }))
}

/** The synced folders of a workspace, on the list or not, whose new cards go into a deck or one nested in it. */
export const foldersIntoDeck = async (
  { db, t: { syncedFolders: f } }: Store,
  workspaceId: WorkspaceId,
  deck: string,
): Promise<readonly (SyncedFolder & { readonly deck: string })[]> => {
  const isInto = and(eq(f.workspaceId, workspaceId), isDeckOrIn(f.deck, deck))
  const folders = await db.select().from(f).where(isInto).orderBy(asc(f.path))
  return folders.flatMap((folder) => (folder.deck === null ? [] : [{ ...folder, deck: folder.deck }]))
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
