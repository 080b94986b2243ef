import { stat, writeFile } from 'node:fs/promises'
import { fileDigest } from '../../data/media/in-folder'
import { isMediaDigest } from '../../data/media/media-bytes'
import { addMediaRows } from '../../data/mutations/imports'
import { findMedia, type MediaRow } from '../../data/queries/media/media'
import { MEDIA_TYPES, MOST_MEDIA_BYTES } from '../../domain/media/media-type'
import { localWorkspace } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { runJob } from '../worker-pool'
import { mediaName } from './media-name'

export const TOO_LARGE_MEDIA = 'The file is larger than 100 MB. Make it smaller, or cut out the part you need.'

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
  const job = await runJob('read-media', { path }, { timeoutMs: TIMEOUT_MS })
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
