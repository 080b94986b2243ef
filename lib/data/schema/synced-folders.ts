import type { CardId, FactId, WorkspaceId } from '../../domain/ids'
import type { Dialect } from './dialect/sqlite'
import { STORED } from './stored'

/** Folders of notes that are synced with the library, and what both said of each card at the last sync. */
export const syncedFolderTables = (d: Dialect) => {
  const syncedFolders = d.table(
    'synced_folders',
    {
      workspaceId: d.id<WorkspaceId>().notNull(),
      id: d.text().notNull(),
      /** On the computer that the server or the command runs on, without links. */
      path: d.text().notNull(),
      /** The deck that new cards go into; null = that of their tags or folders. */
      deck: d.text(),
      /** Whether the server syncs it by itself when something changes. */
      isWatched: d.flag().notNull(),
      /** Null if it was taken off the list. */
      syncedAt: d.instant(),
    },
    (t) => [
      d.primaryKey({ columns: [t.workspaceId, t.id] }),
      d.uniqueIndex('synced_folders_path').on(t.workspaceId, t.path),
    ],
  )

  const syncedCards = d.table(
    'synced_cards',
    {
      workspaceId: d.id<WorkspaceId>().notNull(),
      folderId: d.text().notNull(),
      /** The id of its block in the note, without `^`. */
      blockId: d.text().notNull(),
      factId: d.id<FactId>().notNull(),
      /** The card that was made first: its question is the one in the note. */
      cardId: d.id<CardId>().notNull(),
      /** The note that it was in, in its folder. */
      path: d.text().notNull(),
      /** What note and library both said. */
      base: d.json(STORED.syncedText),
    },
    (t) => [
      d.primaryKey({ columns: [t.workspaceId, t.folderId, t.blockId] }),
      d.foreignKey({
        columns: [t.workspaceId, t.folderId],
        foreignColumns: [syncedFolders.workspaceId, syncedFolders.id],
      }),
      d.index('synced_cards_fact').on(t.workspaceId, t.factId),
    ],
  )

  return { syncedFolders, syncedCards }
}
