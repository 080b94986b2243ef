import { type SyncedFolder, syncedFoldersOf } from '../../data/queries/folders/synced-folders'
import type { Context } from '../context'

/** The folders of notes that were synced with the actor's library, by path. */
export const listSyncedFolders = ({
  engine,
  actor,
}: Context): Promise<readonly (SyncedFolder & { readonly cards: number })[]> =>
  syncedFoldersOf(engine.read, actor.workspaceId)
