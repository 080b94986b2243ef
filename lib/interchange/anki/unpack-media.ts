import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { MOST_MEDIA_BYTES } from '../../domain/media/media-type'
import { AnkiPackageError, packageError } from './anki-failure'
import type { AnkiMedia, AnkiPackage } from './anki-package'
import { entryName, unpackEntry, writeTo, ZIP_OPTIONS } from './container'
import type { MediaProblem } from './import-problems'

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
