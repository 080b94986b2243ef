import { saveSyncedFolder } from '../../data/mutations/synced-folders'
import { findSyncedFolder } from '../../data/queries/folders/synced-folders'
import { localWorkspace } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'

/** Says whether the server syncs a folder by itself when something changes. @param path as it was synced */
export const setFolderWatched = (ctx: Context, path: string, isWatched: boolean): Promise<Result<null>> =>
  ctx.engine.write(async (tx) => {
    const folder = await findSyncedFolder(tx, ctx.actor.workspaceId, path)
    if (!folder || folder.syncedAt === null) return failed('not-found', 'Sync this folder first.')
    await saveSyncedFolder(tx, localWorkspace(ctx), { ...folder, isWatched })
    return done(null)
  })
