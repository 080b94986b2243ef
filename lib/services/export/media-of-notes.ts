import { isMediaDigest } from '../../data/media/media-bytes'
import { findMedia, mediaNames } from '../../data/queries/media/media'
import { MEDIA_TYPES } from '../../domain/media/media-type'
import { once } from '../../domain/memoize'
import {
  isPlainMediaName,
  type PackagedMedia,
  packagedDigests,
  packagedName,
  withMediaNames,
} from '../../interchange/anki-export/packaged-media'
import type { Context } from '../context'

/**
 * The names under which media files leave, by digest: the one that a file had when it was first added, if it can have it
 * in Anki and no earlier file of the library has it. Others have a name made of their digest.
 */
const namesOf = async ({ engine, actor }: Context): Promise<ReadonlyMap<string, string>> => {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  for (const { digest, name } of await mediaNames(engine.read, actor.workspaceIds)) {
    // Some systems do not tell capitals from small letters.
    const key = name.toLowerCase()
    if (names.has(digest) || taken.has(key)) continue
    taken.add(key)
    if (isPlainMediaName(name)) names.set(digest, name)
  }
  return names
}

/** Writes the media files of a library into texts for Anki under the names that they have there. */
export const openMediaNames = (ctx: Context) => {
  const names = once(() => namesOf(ctx))
  const nameOf = async () => {
    const known = await names()
    return (digest: string, extension: string): string => known.get(digest) ?? packagedName(digest, extension)
  }
  return {
    nameOf,
    /** Texts that name files by their digests, with the names that these have in Anki. */
    named: async (texts: readonly string[]): Promise<readonly string[]> => {
      if (packagedDigests(texts).length === 0) return texts
      const name = await nameOf()
      return texts.map((text) => withMediaNames(text, name))
    },
  }
}

/** Gathers the media files that exported notes name. Files that are missing are left out; the notes keep their names. */
export const openMediaOfNotes = (ctx: Context) => {
  const { engine, actor } = ctx
  const digests = new Set<string>()
  const { nameOf, named } = openMediaNames(ctx)
  return {
    /** Gathers the files that fields name. @returns the fields with the names that the files have in Anki */
    note: async (fields: readonly string[]): Promise<readonly string[]> => {
      for (const digest of packagedDigests(fields)) digests.add(digest)
      return await named(fields)
    },
    /** The files that are whole: the last byte of each is looked for. */
    files: async (signal?: AbortSignal): Promise<readonly PackagedMedia[]> => {
      const files: PackagedMedia[] = []
      const name = digests.size === 0 ? packagedName : await nameOf()
      for (const digest of [...digests].sort()) {
        signal?.throwIfAborted()
        const row = isMediaDigest(digest) ? await findMedia(engine.read, actor.workspaceIds, digest) : null
        if (!row) continue
        let last = 0
        for await (const piece of engine.media.read(row, row.bytes - 1, row.bytes)) last += piece.length
        if (last === 0) continue
        const called = name(digest, MEDIA_TYPES[row.type].extension)
        files.push({ name: called, bytes: row.bytes, read: () => engine.media.read(row, 0, row.bytes) })
      }
      return files
    },
  }
}
