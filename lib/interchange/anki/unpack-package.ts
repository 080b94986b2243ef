import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { copyFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { MOST_MEDIA_BYTES } from '../../domain/media/media-type'
import { AnkiPackageError, packageError } from './anki-failure'
import type { AnkiFormat, AnkiMedia, AnkiPackage } from './anki-package'
import type { MediaProblem } from './import-problems'
import { readMediaEntries, readPackageVersion } from './messages'
import { zstdUnpacker } from './unpack-zstd'

/** How packages are opened: entries one at a time, their names as bytes. */
const ZIP_OPTIONS = {
  lazyEntries: true,
  autoClose: false,
  decodeStrings: false,
  validateEntrySizes: true,
} as const

/** What is unpacked at most: entries listed, bytes of the collection and of the list of media, bytes for each packed one. */
const ANKI_LIMITS = {
  entries: 250_000,
  collectionBytes: 2 * 1024 ** 3,
  mediaListBytes: 64 * 1024 ** 2,
  ratio: 500,
} as const
/** Smaller contents may pack as well as they like. */
const RATIO_FROM_BYTES = 64 * 1024 ** 2
/** The version of packages with zstd and protobuf. Later ones are not known. */
const NEWEST_VERSION = 3

/** Newest first: newer packages also hold an old collection that only says “please update”. */
const COLLECTIONS: readonly (readonly [name: string, format: AnkiFormat])[] = [
  ['collection.anki21b', 'anki21b'],
  ['collection.anki21', 'anki21'],
  ['collection.anki2', 'anki2'],
]
/** Other entries are not looked at, and a name is never used as a path. */
const WANTED = new Set(['meta', 'media', ...COLLECTIONS.map(([name]) => name)])

export type Container = {
  readonly format: AnkiFormat
  /** The SQLite file, unpacked into the given folder. */
  readonly database: string
  readonly media: readonly AnkiMedia[]
  /** Whether there is a list of media that cannot be read. */
  readonly hasUnreadableMedia: boolean
}

/** Gives an entry's unpacked bytes to `sink`. yauzl checks the size that the header states, this the real one. */
const unpackEntry = async (
  zip: ZipFile,
  { entry, most, isZstd }: { entry: Entry; most: number; isZstd: boolean },
  sink: (piece: Uint8Array) => void,
): Promise<void> => {
  let taken = 0
  const counted = (piece: Uint8Array): void => {
    taken += piece.length
    if (taken > most) throw new AnkiPackageError('too-large')
    if (taken > RATIO_FROM_BYTES && taken > entry.compressedSize * ANKI_LIMITS.ratio) throw new AnkiPackageError('bomb')
    sink(piece)
  }
  const unpacker = isZstd ? zstdUnpacker(counted) : { push: counted, end: () => undefined }
  const stream = await zip.openReadStreamPromise(entry)
  for await (const chunk of stream) {
    unpacker.push(chunk)
  }
  unpacker.end()
}

const bytesOf = async (zip: ZipFile, entry: Entry, isZstd: boolean): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = []
  await unpackEntry(zip, { entry, most: ANKI_LIMITS.mediaListBytes, isZstd }, (piece) => pieces.push(piece))
  return Buffer.concat(pieces)
}

/** Writes pieces to a new file that only this user can read. */
const writeTo = async (path: string, write: (sink: (piece: Uint8Array) => void) => Promise<void>): Promise<void> => {
  const file = openSync(path, 'wx', 0o600)
  try {
    await write((piece) => {
      for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at)
    })
  } finally {
    closeSync(file)
  }
}

/** The name of an entry as its bytes are: those of packages are figures and plain letters. */
const entryName = (entry: Entry): string => Buffer.from(entry.fileNameRaw).toString('latin1')

/** The wanted entries of a package, the first of each name. */
const entriesOf = async (zip: ZipFile): Promise<ReadonlyMap<string, Entry>> => {
  if (zip.entryCount > ANKI_LIMITS.entries) throw new AnkiPackageError('too-large')
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) {
    const name = entryName(entry)
    if (WANTED.has(name) && !entries.has(name)) entries.set(name, entry)
  }
  if ([...entries.values()].some((entry) => entry.isEncrypted())) throw new AnkiPackageError('encrypted')
  return entries
}

/** What a list of media names: JSON from number to name, or messages under zstd. Each entry of the zip once. */
const mediaListOf = async (zip: ZipFile, entry: Entry, isZstd: boolean): Promise<readonly AnkiMedia[]> => {
  const bytes = await bytesOf(zip, entry, isZstd)
  if (isZstd) return readMediaEntries(bytes)
  const list: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
  if (typeof list !== 'object' || list === null) throw new AnkiPackageError('damaged')
  return Object.entries(list).flatMap(([number, name]) =>
    typeof name === 'string' ? [{ name, entry: number, sha1: null }] : [],
  )
}

const unpackZip = async (zip: ZipFile, folder: string): Promise<Container> => {
  const entries = await entriesOf(zip)
  const meta = entries.get('meta')
  const version = meta ? readPackageVersion(await bytesOf(zip, meta, false)) : 0
  if (version > NEWEST_VERSION) throw new AnkiPackageError('too-new')
  const [name, format] = COLLECTIONS.find(([each]) => entries.has(each)) ?? ['', 'anki2' as const]
  const entry = entries.get(name)
  if (!entry) throw new AnkiPackageError('not-anki')
  const isZstd = format === 'anki21b'
  if (version === NEWEST_VERSION && !isZstd) throw new AnkiPackageError('damaged')
  const database = join(folder, 'collection.sqlite')
  await writeTo(database, (sink) => unpackEntry(zip, { entry, most: ANKI_LIMITS.collectionBytes, isZstd }, sink))
  const media = entries.get('media')
  try {
    const list = media ? await mediaListOf(zip, media, isZstd) : []
    return { format, database, media: list, hasUnreadableMedia: false }
  } catch {
    return { format, database, media: [], hasUnreadableMedia: true }
  }
}

const startOf = (path: string): string => {
  const file = openSync(path, 'r')
  try {
    const start = Buffer.alloc(16)
    return start.toString('latin1', 0, readSync(file, start))
  } finally {
    closeSync(file)
  }
}

/** A collection that was never packed: `collection.anki2` of a profile. */
const copyBare = async (path: string, folder: string): Promise<Container> => {
  if ((await stat(path)).size > ANKI_LIMITS.collectionBytes) throw new AnkiPackageError('too-large')
  const database = join(folder, 'collection.sqlite')
  await copyFile(path, database)
  return { format: 'anki2', database, media: [], hasUnreadableMedia: false }
}

/**
 * Unpacks the newest collection of an .apkg or .colpkg file, or copies a bare collection, into a folder. Throws an
 * `AnkiPackageError`. Only named entries are read, so paths in a zip lead nowhere.
 */
export const unpackContainer = async (path: string, folder: string): Promise<Container> => {
  try {
    const start = startOf(path)
    if (start === 'SQLite format 3\0') return await copyBare(path, folder)
    if (!start.startsWith('PK')) throw new AnkiPackageError('not-a-zip')
    const zip = await openPromise(path, ZIP_OPTIONS)
    try {
      return await unpackZip(zip, folder)
    } finally {
      zip.close()
    }
  } catch (reason) {
    throw packageError(reason)
  }
}

/** What all media of a package unpack to at most: twice the largest package, for they are packed already. */
const MOST_UNPACKED_BYTES = 8 * 1024 ** 3

/** A file that was unpacked, or why it was not. The file is the receiver's to move or remove. */
export type UnpackedMedia =
  | { readonly media: AnkiMedia; readonly file: string; readonly sha256: string; readonly bytes: number }
  | { readonly media: AnkiMedia; readonly problem: MediaProblem }

type Unpacked = { readonly sha1: string; readonly sha256: string; readonly bytes: number }

const isOurs = (reason: unknown, code: AnkiPackageError['code']): boolean =>
  reason instanceof AnkiPackageError && reason.code === code

/** Of what stops the whole package, and not one of its files: a bomb, or a full disk. */
const stopsAll = (reason: unknown): boolean => ['bomb', 'no-space'].includes(packageError(reason).code)

const unpackTo = async (zip: ZipFile, entry: Entry, isZstd: boolean, file: string): Promise<Unpacked> => {
  const hashes = { sha1: createHash('sha1'), sha256: createHash('sha256') }
  let bytes = 0
  await writeTo(file, async (write) => {
    await unpackEntry(zip, { entry, most: MOST_MEDIA_BYTES, isZstd }, (piece) => {
      bytes += piece.length
      hashes.sha1.update(piece)
      hashes.sha256.update(piece)
      write(piece)
    })
  })
  return { sha1: hashes.sha1.digest('hex'), sha256: hashes.sha256.digest('hex'), bytes }
}

/** Unpacks one file; one that is too large, damaged, or not what the list says, is a problem. */
const unpackOne = async (
  zip: ZipFile,
  { entry, media, isZstd, file }: { entry: Entry; media: AnkiMedia; isZstd: boolean; file: string },
): Promise<UnpackedMedia> => {
  try {
    if (entry.isEncrypted()) return { media, problem: 'media-damaged' }
    const { sha1, sha256, bytes } = await unpackTo(zip, entry, isZstd, file)
    if (media.sha1 === null || media.sha1 === sha1) return { media, file, sha256, bytes }
    rmSync(file, { force: true })
    return { media, problem: 'media-damaged' }
  } catch (reason) {
    rmSync(file, { force: true })
    if (stopsAll(reason)) throw packageError(reason)
    return { media, problem: isOurs(reason, 'too-large') ? 'media-too-large' : 'media-damaged' }
  }
}

/**
 * Unpacks the media of a package into a folder, one after the other under the name `unpacked`: each must be moved or
 * removed before the next is asked for. Names of the package lead to no path. Those that the zip does not have come
 * last. Throws an `AnkiPackageError` if all of them together are too large.
 */
export async function* unpackMedia(
  path: string,
  { format, media }: Pick<AnkiPackage, 'format' | 'media'>,
  folder: string,
): AsyncGenerator<UnpackedMedia> {
  if (media.length === 0) return
  const wanted = new Map(media.map((one) => [one.entry, one]))
  const file = join(folder, 'unpacked')
  let left = MOST_UNPACKED_BYTES
  const zip = await openPromise(path, ZIP_OPTIONS).catch((reason: unknown) => {
    throw packageError(reason)
  })
  try {
    for await (const entry of zip.eachEntry()) {
      const one = wanted.get(entryName(entry))
      if (!one || !wanted.delete(one.entry)) continue
      const unpacked = await unpackOne(zip, { entry, media: one, isZstd: format === 'anki21b', file })
      left -= 'file' in unpacked ? unpacked.bytes : unpacked.problem === 'media-too-large' ? MOST_MEDIA_BYTES : 0
      if (left < 0) throw new AnkiPackageError('too-large')
      yield unpacked
    }
  } finally {
    zip.close()
  }
  for (const one of wanted.values()) yield { media: one, problem: 'media-missing' }
}
