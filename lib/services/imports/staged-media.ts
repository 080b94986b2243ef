import { createReadStream } from 'node:fs'
import { isMediaDigest } from '../../data/media/media-bytes'
import { digestsNamed } from '../../domain/media/media-reference'
import type { MediaType } from '../../domain/media/media-type'
import type { Context } from '../context'
import { importRunOf } from './import-state'
import { isContent } from './staged-package'

/** A media file of a package that waits to be imported. */
export type WaitingMedia = {
  readonly type: MediaType
  readonly bytes: number
  readonly name: string
  /** The bytes from `start` up to and without `end`. */
  readonly read: (start: number, end: number) => AsyncIterable<Uint8Array>
}

/**
 * A file that the first cards of the actor's package show while its import is previewed; null for any other. An SVG is
 * sanitised already, and every type was found out from the content.
 */
export const mediaOfPreview = async (ctx: Context, digest: string): Promise<WaitingMedia | null> => {
  const { state, staged } = importRunOf(ctx)
  if (state.kind !== 'ready' || staged === null || isContent(staged) || !isMediaDigest(digest)) return null
  const { media: files } = staged
  const isShown = state.noteTypes.some(({ samples }) =>
    samples.some(({ card: { front, back, hint, extra } }) =>
      digestsNamed(`${front}\n${back}\n${hint ?? ''}\n${extra ?? ''}`).has(digest),
    ),
  )
  const file = isShown ? (await files?.list())?.get(digest) : undefined
  if (files === undefined || file === undefined) return null
  const { type, bytes, name } = file
  return { type, bytes, name, read: (start, end) => piecesOf(files.fileOf(digest), start, end) }
}

async function* piecesOf(path: string, start: number, end: number): AsyncGenerator<Uint8Array> {
  if (end <= start) return
  for await (const piece of createReadStream(path, { start, end: end - 1 })) yield piece
}
