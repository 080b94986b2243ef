import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { constants, copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { WorkspaceId } from '../../domain/ids'
import { syncFolder } from '../files/durable'
import { isMediaDigest, type MediaBytes, type MediaPlace } from './media-bytes'

/** The folder of media files in a data folder, or beside its backups. */
export const mediaFolder = (folder: string): string => join(folder, 'media')

/** Ids that this program makes; a database from elsewhere must not name a file outside its folder. */
const WORKSPACE = /^[\w-]{1,100}$/

/** The file that holds the bytes of a media file. @throws if the database names something that is no file name */
export const mediaFileIn = (folder: string, { workspaceId, digest }: MediaPlace): string => {
  if (!WORKSPACE.test(workspaceId) || !isMediaDigest(digest)) throw new Error(`${workspaceId}/${digest} names no file`)
  return join(folder, workspaceId, digest)
}

/** The SHA-256 of a file's bytes as hexadecimal digits; null if there is no such file. */
export const fileDigest = async (file: string): Promise<string | null> => {
  const hash = createHash('sha256')
  try {
    for await (const piece of createReadStream(file)) hash.update(piece)
  } catch (reason) {
    if (isMissing(reason)) return null
    throw reason
  }
  return hash.digest('hex')
}

const isMissing = (reason: unknown): boolean => reason instanceof Error && 'code' in reason && reason.code === 'ENOENT'

const namesIn = async (folder: string): Promise<readonly string[]> => {
  try {
    return await readdir(folder)
  } catch (reason) {
    if (isMissing(reason)) return []
    throw reason
  }
}

/** Copies a file under another name, which it gets when all of it is on the disk. */
const putDurably = async (from: string, to: string): Promise<void> => {
  const half = `${to}.half-${randomUUID()}`
  try {
    await copyFile(from, half, constants.COPYFILE_FICLONE)
    const handle = await open(half, 'r+')
    try {
      await handle.chmod(0o600)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(half, to)
    syncFolder(dirname(to))
  } finally {
    await rm(half, { force: true })
  }
}

async function* storedIn(folder: string): AsyncGenerator<MediaPlace & { readonly bytes: number }> {
  for (const workspaceId of await namesIn(folder)) {
    for (const digest of WORKSPACE.test(workspaceId) ? await namesIn(join(folder, workspaceId)) : []) {
      if (!isMediaDigest(digest)) continue
      const place = { workspaceId: workspaceId as WorkspaceId, digest } // edge: a folder that `keep` made
      const found = await stat(mediaFileIn(folder, place)).catch(() => null)
      if (found?.isFile()) yield { ...place, bytes: found.size }
    }
  }
}

async function* pieces(file: string, start: number, end: number): AsyncGenerator<Uint8Array> {
  if (end <= start) return
  try {
    for await (const piece of createReadStream(file, { start, end: end - 1 })) yield piece
  } catch (reason) {
    if (!isMissing(reason)) throw reason
  }
}

/** Media files in a folder, one file each, named by its digest. What is there and is undamaged is not written again. */
export const mediaInFolder = (folder: string): MediaBytes => ({
  keep: async (place, from) => {
    const file = mediaFileIn(folder, place)
    if ((await fileDigest(file)) === place.digest) return
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    syncFolder(dirname(folder))
    syncFolder(folder)
    await putDurably(from, file)
  },
  read: (place, start, end) => pieces(mediaFileIn(folder, place), start, end),
  list: () => storedIn(folder),
  remove: (place) => rm(mediaFileIn(folder, place), { force: true }),
})
