import type { MediaDigest, WorkspaceId } from '../../domain/ids'
import { MEDIA_TYPE_NAMES } from '../../domain/media/media-type'
import type { Dialect } from './dialect/sqlite'

/**
 * What is known of the images, sounds and videos of a library. Their bytes are not among the tables: `lib/data/media`
 * keeps them in the data folder, or on PostgreSQL in the table `media_chunks`, which is that engine's own.
 */
export const mediaTables = (d: Dialect) => {
  const media = d.table(
    'media',
    {
      workspaceId: d.id<WorkspaceId>().notNull(),
      /** The SHA-256 of the bytes. */
      digest: d.id<MediaDigest>().notNull(),
      /** What the content is, never what a name says. */
      type: d.choice(MEDIA_TYPE_NAMES).notNull(),
      bytes: d.whole().notNull(),
      /** Pixels of an image or video as it is shown; null for a sound, and where it does not say. */
      width: d.whole(),
      height: d.whole(),
      /** Null for an image, and where it does not say. */
      seconds: d.number(),
      /** The file's name when it was first added, for people. */
      name: d.text().notNull(),
      createdAt: d.instant().notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.workspaceId, t.digest] })],
  )

  return { media }
}
