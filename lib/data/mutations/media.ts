import { and, eq } from 'drizzle-orm'
import type { MediaDigest } from '../../domain/ids'
import type { Authorized, InWorkspace } from '../authorized'
import type { Tx } from '../engine/engine'
import type { MediaRow } from '../queries/media/media'
import { insertOfWorkspace } from './insert-rows'

/** Notes what is known of media files whose bytes are stored. A file that is known already keeps its first name. */
export const addMediaRows = (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  rows: readonly Omit<MediaRow, 'workspaceId'>[],
): Promise<void> => insertOfWorkspace(tx, workspace, tx.t.media, rows)

/** Forgets a media file; its bytes are removed afterwards. */
export const removeMediaRow = async (
  tx: Tx,
  { workspaceId }: Authorized<InWorkspace>,
  digest: MediaDigest,
): Promise<void> => {
  const { media: m } = tx.t
  await tx.db.delete(m).where(and(eq(m.workspaceId, workspaceId), eq(m.digest, digest)))
}
