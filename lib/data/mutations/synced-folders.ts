import { and, eq, inArray } from 'drizzle-orm'
import type { SyncLink } from '../../domain/folder-sync/plan-folder-sync'
import type { Authorized, InWorkspace } from '../authorized'
import type { Tx } from '../engine/engine'
import type { SyncedFolder } from '../queries/folders/synced-folders'
import { insertOfWorkspace } from './insert-rows'
import { inPieces } from './upsert'

/** Adds a synced folder, or saves what is chosen for it. */
export const saveSyncedFolder = (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  folder: Omit<SyncedFolder, 'workspaceId'>,
): Promise<void> => {
  const { syncedFolders: f } = tx.t
  const { id, path, deck, isWatched, syncedAt } = folder
  return insertOfWorkspace(tx, workspace, f, [{ id, path, deck, isWatched, syncedAt }], {
    upsert: { target: [f.workspaceId, f.id], changed: ['path', 'deck', 'isWatched', 'syncedAt'] },
  })
}

/** Saves what notes and library say of cards. */
export const saveSyncLinks = (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  folderId: string,
  links: readonly SyncLink[],
): Promise<void> => {
  const { syncedCards: c } = tx.t
  return insertOfWorkspace(
    tx,
    workspace,
    c,
    links.map(({ blockId, factId, cardId, path, base }) => ({ folderId, blockId, factId, cardId, path, base })),
    {
      upsert: {
        target: [c.workspaceId, c.folderId, c.blockId],
        changed: ['factId', 'cardId', 'path', 'base'],
      },
    },
  )
}

/** Forgets cards of a synced folder. */
export const removeSyncLinks = async (
  tx: Tx,
  { workspaceId }: Authorized<InWorkspace>,
  folderId: string,
  blockIds: readonly string[],
): Promise<void> => {
  const { syncedCards: c } = tx.t
  for (const piece of inPieces(blockIds)) {
    const isOne = and(eq(c.workspaceId, workspaceId), eq(c.folderId, folderId), inArray(c.blockId, [...piece]))
    await tx.db.delete(c).where(isOne)
  }
}

/** Forgets what note and library both said of cards, in whichever folder: if they differ, neither is the newer one. */
export const forgetSyncedTexts = async (
  tx: Tx,
  { workspaceId }: Authorized<InWorkspace>,
  blockIds: readonly string[],
): Promise<void> => {
  const { syncedCards: c } = tx.t
  for (const piece of inPieces(blockIds)) {
    const isOne = and(eq(c.workspaceId, workspaceId), inArray(c.blockId, [...piece]))
    await tx.db.update(c).set({ base: null }).where(isOne)
  }
}
