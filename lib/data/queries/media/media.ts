import { and, asc, eq, inArray } from 'drizzle-orm'
import type { MediaDigest, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import type { Schema } from '../../schema/tables'

/** What is known of a media file of a library. */
export type MediaRow = Readonly<Schema['media']['$inferSelect']>

/** The media file with this digest in one of these libraries; null if none has it. */
export const findMedia = async (
  { db, t: { media: m } }: Store,
  workspaceIds: readonly WorkspaceId[],
  digest: MediaDigest,
): Promise<MediaRow | null> => {
  if (workspaceIds.length === 0) return null
  const [row] = await db
    .select()
    .from(m)
    .where(and(inArray(m.workspaceId, [...workspaceIds]), eq(m.digest, digest)))
    .limit(1)
  return row ?? null
}

/** What is known of all media files of all libraries. */
export const allMedia = async ({ db, t: { media: m } }: Store): Promise<readonly MediaRow[]> =>
  db.select().from(m).orderBy(asc(m.workspaceId), asc(m.digest))
