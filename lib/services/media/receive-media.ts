import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createPrivateFolder } from '../../data/files/private'
import { mediaFolder } from '../../data/media/in-folder'
import type { MediaRow } from '../../data/queries/media/media'
import { MOST_MEDIA_BYTES } from '../../domain/media/media-type'
import { DAY_MS } from '../../domain/time/units'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { addMedia, TOO_LARGE_MEDIA } from './add-media'

/** A part of a file that is sent: `from` says how many bytes came before it. */
export type MediaPart = {
  /** A UUID that the sender makes for the file. */
  readonly upload: string
  readonly name: string
  readonly size: number
  readonly from: number
  readonly bytes: Uint8Array
}

/** Where files lie while they are received; no name of a library begins like this. */
const incomingFolder = (dataDir: string): string => join(mediaFolder(dataDir), '.incoming')

/** Removes what senders that went away have left. */
const removeAbandoned = async (folder: string, now: number): Promise<void> => {
  for (const name of await readdir(folder)) {
    const found = await stat(join(folder, name)).catch(() => null)
    if (found && found.mtimeMs < now - DAY_MS) await rm(join(folder, name), { recursive: true, force: true })
  }
}

const CHANGED = failed('conflict', 'The file did not arrive whole. Add it again.')

/**
 * Receives a file in parts, in their order, and adds it to the actor's library with the last one. @returns what is known
 * of the file, or null if parts are missing
 */
export const receiveMedia = async (
  ctx: Context,
  dataDir: string,
  { upload, name, size, from, bytes }: MediaPart,
): Promise<Result<MediaRow | null>> => {
  if (size > MOST_MEDIA_BYTES) return failed('too-large', TOO_LARGE_MEDIA)
  if (from + bytes.length > size) return CHANGED
  const incoming = incomingFolder(dataDir)
  const folder = join(incoming, upload)
  const path = join(folder, 'file')
  if (from === 0) {
    createPrivateFolder(incoming)
    await removeAbandoned(incoming, ctx.now)
    await mkdir(folder, { recursive: true, mode: 0o700 })
  }
  let isKept = false
  try {
    const file = await open(path, from === 0 ? 'w' : 'a', 0o600)
    try {
      if ((await file.stat()).size !== from) return CHANGED
      await file.appendFile(bytes)
    } finally {
      await file.close()
    }
    isKept = from + bytes.length < size
    return isKept ? done(null) : await addMedia(ctx, { path, name })
  } finally {
    if (!isKept) await rm(folder, { recursive: true, force: true })
  }
}
