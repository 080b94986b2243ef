import { and, asc, eq, inArray } from 'drizzle-orm'
import type { MediaDigest, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import { isMediaDigest } from '../../media/media-bytes'
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

const DIGESTS_AT_ONCE = 500

/** Which of these digests a library has a media file of. */
export const knownMedia = async (
  { db, t: { media: m } }: Store,
  workspaceId: WorkspaceId,
  digests: readonly string[],
): Promise<ReadonlySet<string>> => {
  const known = new Set<string>()
  const named = digests.filter(isMediaDigest)
  for (let from = 0; from < named.length; from += DIGESTS_AT_ONCE) {
    const some = named.slice(from, from + DIGESTS_AT_ONCE)
    const rows = await db
      .select({ digest: m.digest })
      .from(m)
      .where(and(eq(m.workspaceId, workspaceId), inArray(m.digest, some)))
    for (const { digest } of rows) known.add(digest)
  }
  return known
}

/** What is known of all media files of all libraries. */
export const allMedia = async ({ db, t: { media: m } }: Store): Promise<readonly MediaRow[]> =>
  db.select().from(m).orderBy(asc(m.workspaceId), asc(m.digest))

/** The names of all media files of these libraries, from the first that was added on. */
export const mediaNames = async (
  { db, t: { media: m } }: Store,
  workspaceIds: readonly WorkspaceId[],
): Promise<readonly Pick<MediaRow, 'digest' | 'name'>[]> =>
  workspaceIds.length === 0
    ? []
    : db
        .select({ digest: m.digest, name: m.name })
        .from(m)
        .where(inArray(m.workspaceId, [...workspaceIds]))
        .orderBy(asc(m.createdAt), asc(m.digest))
