import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Instant } from '../../domain/ids'
import { mediaListJson, type PackagedMedia } from './packaged-media'

/** Protobuf of one field, the version of the package's format: `collection.anki21`, and names of media as JSON. */
const META = new Uint8Array([0x08, 0x02])

/** Quick, and nearly as small: a collection is mostly text. */
const DEFLATE_LEVEL = 3
/** Larger pieces are compressed better; each is in memory at once. */
const READ_AT_ONCE = 1_000_000

export const collectionFileIn = (folder: string): string => join(folder, 'collection')

/** Bytes as they come, which are counted. */
async function* counted(bytes: AsyncIterable<Uint8Array>, onRead: (bytes: number) => void) {
  for await (const piece of bytes) {
    onRead(piece.length)
    yield piece
  }
}

/**
 * The package of the collection that was finished in `folder`, with the media that it names, as it is packed: nothing
 * but what is being read is in memory. The folder must stay until the stream has ended.
 * @param onProgress is told the share of the bytes that were read, 0 to 1
 */
export const packageStream = async (
  folder: string,
  now: Instant,
  media: readonly PackagedMedia[] = [],
  onProgress: (share: number) => void = () => undefined,
): Promise<Readable> => {
  const file = collectionFileIn(folder)
  const total = media.reduce((sum, { bytes }) => sum + bytes, (await stat(file)).size)
  let before = 0
  const onRead = (bytes: number) => {
    before += bytes
    onProgress(Math.min(1, before / total))
  }
  const mtime = new Date(now)
  const stored = { mtime, compress: false } as const
  const zip = new ZipFile()
  zip.addBuffer(Buffer.from(META), 'meta', stored)
  zip.addReadStreamLazy('collection.anki21', { mtime, compressionLevel: DEFLATE_LEVEL }, (give) =>
    give(null, Readable.from(counted(createReadStream(file, { highWaterMark: READ_AT_ONCE }), onRead))),
  )
  zip.addBuffer(Buffer.from(mediaListJson(media)), 'media', stored)
  for (const [at, { read }] of media.entries())
    zip.addReadStreamLazy(String(at), stored, (give) => give(null, Readable.from(counted(read(), onRead))))
  zip.end()
  const packed = Readable.from(zip.outputStream)
  zip.once('error', (reason) => packed.destroy(reason))
  return packed
}
