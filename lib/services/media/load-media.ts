import { isMediaDigest } from '../../data/media/media-bytes'
import { findMedia, type MediaRow } from '../../data/queries/media/media'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'

export type OpenMedia = MediaRow & {
  /** The bytes from `start` up to and without `end`. */
  readonly read: (start: number, end: number) => AsyncIterable<Uint8Array>
}

/** A media file of the actor's libraries, to be read in part or whole. An unknown one and a foreign one fail alike. */
export const loadMedia = async ({ engine, actor }: Context, digest: string): Promise<Result<OpenMedia>> => {
  const row = isMediaDigest(digest) ? await findMedia(engine.read, actor.workspaceIds, digest) : null
  if (row === null) return failed('not-found', 'There is no such file in your library.')
  return done({ ...row, read: (start, end) => engine.media.read(row, start, end) })
}
