import type { Store, Tx } from '../../data/engine/engine'
import { isMediaDigest } from '../../data/media/media-bytes'
import { addMediaRows } from '../../data/mutations/media'
import { knownMedia } from '../../data/queries/media/media'
import { type ImportedMedia, NO_MEDIA } from '../../domain/imports/import-report'
import { digestsNamed } from '../../domain/media/media-reference'
import { MEDIA_TYPES } from '../../domain/media/media-type'
import { localWorkspace } from '../authorise'
import type { Context } from '../context'
import { mediaName } from '../media/media-name'
import type { StagedMedia } from '../worker/stage-media'
import type { PlannedNote } from './plan-notes'
import type { StagedFiles } from './staged-package'

/** The media that the cards of notes show. */
const shownBy = (notes: readonly PlannedNote[]): ReadonlySet<string> => {
  const digests = new Set<string>()
  for (const { note } of notes)
    for (const { front, back, hint, extra } of note.cards)
      for (const digest of digestsNamed(`${front}\n${back}\n${hint ?? ''}\n${extra ?? ''}`)) digests.add(digest)
  return digests
}

const isWritten = ({ kind }: PlannedNote): boolean => kind !== 'same'

/**
 * The media that an import brings, counted note by note. The bytes of a file are stored before anything names it, and as
 * a rule before the transaction begins, because they may take long.
 */
export const openImportMedia = async (ctx: Context, files: StagedFiles | undefined) => {
  const staged = (await files?.list()) ?? new Map<string, StagedMedia>()
  const { workspaceId } = ctx.actor
  const fresh = new Set<string>()
  const here = new Set<string>()
  const kept = new Set<string>()

  /** Those of the package that were not met before: what the library lacks, and what it has. */
  const sorted = async (store: Store, notes: readonly PlannedNote[]) => {
    const digests = [...shownBy(notes)].filter((one) => staged.has(one) && !fresh.has(one) && !here.has(one))
    const known = await knownMedia(store, workspaceId, digests)
    return { missing: digests.filter((one) => !known.has(one)), known }
  }

  /** Counts what notes show. @returns files that the library does not have, for the first time */
  const count = async (store: Store, notes: readonly PlannedNote[]): Promise<readonly string[]> => {
    if (staged.size === 0) return []
    const { missing, known } = await sorted(store, notes.filter(isWritten))
    for (const one of missing) fresh.add(one)
    for (const one of known) here.add(one)
    // What notes show that stay as they are is not brought in.
    const others = await sorted(
      store,
      notes.filter((note) => !isWritten(note)),
    )
    for (const one of others.known) here.add(one)
    return missing
  }

  const keep = async (digest: string): Promise<void> => {
    if (files === undefined || kept.has(digest) || !isMediaDigest(digest)) return
    await ctx.engine.media.keep({ workspaceId, digest }, files.fileOf(digest))
    kept.add(digest)
  }

  return {
    /** Whether the package brings any. */
    hasAny: staged.size > 0,
    count,
    /** Stores the bytes of what was counted, and counts again from the beginning. */
    keepCounted: async (tell: (share: number) => void): Promise<void> => {
      const all = [...fresh]
      for (const [at, digest] of all.entries()) {
        await keep(digest)
        tell((at + 1) / all.length)
      }
      here.clear()
      fresh.clear()
    },
    /** Notes in the library the files that notes show which are about to be written. */
    write: async (tx: Tx, notes: readonly PlannedNote[]): Promise<void> => {
      const missing = await count(tx, notes)
      for (const digest of missing) await keep(digest)
      const rows = missing.flatMap((digest) => {
        const file = staged.get(digest)
        if (!file || !isMediaDigest(digest)) return []
        const name = mediaName(file.name, MEDIA_TYPES[file.type].extension)
        return [{ ...file, digest, name, createdAt: ctx.now }]
      })
      await addMediaRows(tx, localWorkspace(ctx), rows)
    },
    result: (): ImportedMedia => {
      if (staged.size === 0) return NO_MEDIA
      const bytes = [...fresh].reduce((sum, digest) => sum + (staged.get(digest)?.bytes ?? 0), 0)
      return { new: fresh.size, bytes, same: here.size }
    },
  }
}

export type ImportMedia = Awaited<ReturnType<typeof openImportMedia>>
