import { saveSyncedFolder } from '../../data/mutations/synced-folders'
import { findSyncedFolder } from '../../data/queries/folders/synced-folders'
import { localWorkspace } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'

/**
 * Takes a folder off the list of those that are synced, and syncs it automatically no longer. Its cards stay, and its
 * notes keep their ids: another sync brings it back with the same cards. @param path as it was synced
 */
export const unlistFolder = (ctx: Context, path: string): Promise<Result<null>> =>
  ctx.engine.write(async (tx) => {
    const folder = await findSyncedFolder(tx, ctx.actor.workspaceId, path)
    if (!folder || folder.syncedAt === null) return failed('not-found', `${path} is not a folder that you sync.`)
    await saveSyncedFolder(tx, localWorkspace(ctx), { ...folder, isWatched: false, syncedAt: null })
    return done(null)
  })
