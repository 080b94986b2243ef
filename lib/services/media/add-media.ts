import { mkdir, open, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createPrivateFolder } from '../../data/files/private'
import { fileDigest, mediaFolder } from '../../data/media/in-folder'
import { isMediaDigest } from '../../data/media/media-bytes'
import { addMediaRows } from '../../data/mutations/imports'
import { findMedia, type MediaRow } from '../../data/queries/media/media'
import { MEDIA_TYPES, MOST_MEDIA_BYTES } from '../../domain/media/media-type'
import { DAY_MS } from '../../domain/time/units'
import { localWorkspace } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { runJob } from '../worker-pool'

const LONGEST_NAME = 120

/** The name of a file for people: no folders and nothing that no name may hold; a fitting one if nothing is left. */
export const mediaName = (name: string, extension: string): string => {
  const own = (name.normalize('NFC').split(/[/\\]/).at(-1) ?? '').replace(/[\p{C}<>:"|?*]/gu, '').trim()
  return own === '' || /^\.+$/.test(own) ? `file.${extension}` : own.slice(-LONGEST_NAME)
}

const TOO_LARGE_MEDIA = 'The file is larger than 100 MB. Make it smaller, or cut out the part you need.'

const TIMEOUT_MS = 15_000

/**
 * Adds a file to the actor's library: reads in another process what it is, stores its bytes under their SHA-256, and
 * notes what is known of it. A file that is there already stays as it is. An SVG is stored sanitised, written beside the
 * file at `path`. Fails as `wrong-type` for what no card can show, `too-large`, or `invalid` for what cannot be read.
 */
export const addMedia = async (
  ctx: Context,
  { path, name }: { readonly path: string; readonly name: string },
): Promise<Result<MediaRow>> => {
  if ((await stat(path)).size > MOST_MEDIA_BYTES) return failed('too-large', TOO_LARGE_MEDIA)
  const job = await runJob('read-media', [path], { timeoutMs: TIMEOUT_MS })
  if (!job.ok && job.why === 'broken') throw new Error(`a media file could not be read: ${job.reason}`)
  if (!job.ok) return failed('invalid', 'The file takes too long to read; it may be damaged. Nothing was added.')
  const read = job.value
  if (!read.ok) {
    const codes = { empty: 'invalid', damaged: 'invalid', unknown: 'wrong-type', 'too-large': 'too-large' } as const
    return failed(codes[read.why], read.message)
  }
  const stored = read.text === null ? path : `${path}.svg`
  if (read.text !== null) await writeFile(stored, read.text, { mode: 0o600 })
  const digest = await fileDigest(stored)
  if (digest === null || !isMediaDigest(digest)) throw new Error('a file that was just read is gone')
  const workspace = localWorkspace(ctx)
  await ctx.engine.media.keep({ workspaceId: workspace.workspaceId, digest }, stored)
  const { extension } = MEDIA_TYPES[read.content.type]
  const row = {
    digest,
    ...read.content,
    bytes: (await stat(stored)).size,
    name: mediaName(name, extension),
    createdAt: ctx.now,
  }
  await ctx.engine.write((tx) => addMediaRows(tx, workspace, [row]))
  return done((await findMedia(ctx.engine.read, [workspace.workspaceId], digest)) ?? { ...row, ...workspace })
}

/** A part of a file that is sent: `from` says how many bytes came before it. */
type MediaPart = {
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

type OpenMedia = MediaRow & {
  /** The bytes from `start` up to and without `end`. */
  readonly read: (start: number, end: number) => AsyncIterable<Uint8Array>
}

/** A media file of the actor's libraries, to be read in part or whole. An unknown one and a foreign one fail alike. */
export const loadMedia = async ({ engine, actor }: Context, digest: string): Promise<Result<OpenMedia>> => {
  const row = isMediaDigest(digest) ? await findMedia(engine.read, actor.workspaceIds, digest) : null
  if (row === null) return failed('not-found', 'There is no such file in your library.')
  return done({ ...row, read: (start, end) => engine.media.read(row, start, end) })
}
