import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { unstudiedCardRow } from './card-row'
import { createCollection } from './collection-file'
import type { AnkiExportFormat, CollectionSettings } from './collection-parts'
import { zstdBytes, zstdPieces } from './compress-zstd'
import { QUESTION_TYPE } from './note-types'
import { mediaListJson, mediaListMessage, type PackagedMedia } from './packaged-media'

/** Protobuf of one field, the version of the package's format. */
const META: Readonly<Record<AnkiExportFormat, Uint8Array>> = {
  legacy: new Uint8Array([0x08, 0x02]),
  current: new Uint8Array([0x08, 0x03]),
}

const TOO_OLD = 'This package needs a newer version of Anki. Update Anki, then import the package again.'

/** Quick, and nearly as small: a collection is mostly text. */
const DEFLATE_LEVEL = 3
/** Larger pieces are compressed better; each is in memory at once. */
const READ_AT_ONCE = 1_000_000

export const collectionFileIn = (folder: string): string => join(folder, 'collection')

/** A collection of one card for versions of Anki that cannot read the real one: it says what to do. */
const writePlaceholder = async (file: string, settings: CollectionSettings): Promise<void> => {
  const collection = createCollection(file, { ...settings, format: 'legacy', hasPreset: false })
  collection.add(
    {
      guid: 'aide-memoire-newer-anki',
      noteId: null,
      type: QUESTION_TYPE,
      fields: QUESTION_TYPE.fields.map((_, at) => (at === 0 ? TOO_OLD : '')),
      tags: [],
      deck: 'Default',
      createdAt: settings.now,
      updatedAt: settings.now,
      cards: [{ cardId: 'aide-memoire-newer-anki', place: 0 }],
    },
    [{ row: unstudiedCardRow(1), reviews: [] }],
  )
  await collection.finish()
}

/** Bytes as they come, which are counted. */
async function* counted(bytes: AsyncIterable<Uint8Array>, onRead: (bytes: number) => void) {
  for await (const piece of bytes) {
    onRead(piece.length)
    yield piece
  }
}

/**
 * The package of the collection that was finished in `folder`, with the media that it names, as it is packed: nothing but what is being read is in
 * memory. The folder must stay until the stream has ended.
 * @param onProgress is told the share of the bytes that were read, 0 to 1
 */
export const packageStream = async (
  folder: string,
  settings: CollectionSettings,
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
  const collection = () => counted(createReadStream(file, { highWaterMark: READ_AT_ONCE }), onRead)
  const placeholder = join(folder, 'placeholder')
  await writePlaceholder(placeholder, settings)
  const isLegacy = settings.format === 'legacy'
  const mtime = new Date(settings.now)
  const zip = new ZipFile()
  const stored = { mtime, compress: false } as const
  zip.addBuffer(Buffer.from(META[settings.format]), 'meta', stored)
  if (isLegacy) {
    const packed = { mtime, compressionLevel: DEFLATE_LEVEL }
    zip.addReadStreamLazy('collection.anki21', packed, (give) => give(null, Readable.from(collection())))
  } else {
    zip.addReadStreamLazy('collection.anki21b', stored, (give) => give(null, Readable.from(zstdPieces(collection()))))
  }
  zip.addFile(placeholder, 'collection.anki2', { mtime })
  const list = isLegacy ? Buffer.from(mediaListJson(media)) : Buffer.from(await zstdBytes(mediaListMessage(media)))
  zip.addBuffer(list, 'media', stored)
  for (const [at, { read }] of media.entries())
    zip.addReadStreamLazy(String(at), stored, (give) =>
      give(null, Readable.from(isLegacy ? counted(read(), onRead) : zstdPieces(counted(read(), onRead)))),
    )
  zip.end()
  const packed = Readable.from(zip.outputStream)
  zip.once('error', (reason) => packed.destroy(reason))
  return packed
}
