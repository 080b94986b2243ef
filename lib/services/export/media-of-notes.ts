import { createHash } from 'node:crypto'
import { isMediaDigest } from '../../data/media/media-bytes'
import { findMedia } from '../../data/queries/media/media'
import { MEDIA_TYPES } from '../../domain/media/media-type'
import { type PackagedMedia, packagedDigests, packagedName } from '../../interchange/anki-export/packaged-media'
import type { Context } from '../context'

/** Gathers the media files that exported notes name. Files that are missing are left out; the notes keep their names. */
export const openMediaOfNotes = ({ engine, actor }: Context) => {
  const digests = new Set<string>()
  return {
    note: (fields: readonly string[]): void => {
      for (const digest of packagedDigests(fields)) digests.add(digest)
    },
    /** Each is read once for its SHA-1, by which Anki tells files apart. */
    files: async (signal?: AbortSignal): Promise<readonly PackagedMedia[]> => {
      const files: PackagedMedia[] = []
      for (const digest of [...digests].sort()) {
        signal?.throwIfAborted()
        const row = isMediaDigest(digest) ? await findMedia(engine.read, actor.workspaceIds, digest) : null
        if (!row) continue
        const read = () => engine.media.read(row, 0, row.bytes)
        const hash = createHash('sha1')
        let bytes = 0
        for await (const piece of read()) {
          hash.update(piece)
          bytes += piece.length
        }
        const name = packagedName(digest, MEDIA_TYPES[row.type].extension)
        if (bytes === row.bytes) files.push({ name, bytes, sha1: hash.digest(), read })
      }
      return files
    },
  }
}
