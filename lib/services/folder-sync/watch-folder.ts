import { watch } from 'node:fs'
import { syncedMark } from '../../data/queries/folders/synced-folders'
import type { Instant } from '../../domain/ids'
import type { Context } from '../context'
import { type FolderSync, type SyncOrder, syncNotes } from './sync-folder'

/** So long nothing has to change before notes are read: a person who types is not interrupted. */
const QUIET_MS = 3_000
/** How often the library is asked whether it has changed. */
const LIBRARY_EVERY_MS = 5_000

export type Watching = {
  readonly clock: () => Instant
  /** Ends it. */
  readonly signal: AbortSignal
  readonly onSync: (sync: FolderSync) => void
  /** Told why one sync failed; the next change is another try. */
  readonly onFailure: (message: string) => void
  readonly quietMs?: number
  readonly libraryEveryMs?: number
}

const isOfNotes = (name: string | null): boolean =>
  name === null || !name.split(/[\\/]/u).some((part) => part.startsWith('.'))

/** Resolves after a time, or when the signal ends it. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end)
    if (signal.aborted) end()
  })

/**
 * Syncs a folder now, and again whenever a note or one of its cards has changed, until the signal ends it.
 * @returns why it could not begin or go on, for people; null if it was ended
 */
export const keepFolderSynced = async (ctx: Context, order: SyncOrder, watching: Watching): Promise<string | null> => {
  const { clock, signal, onSync, onFailure, quietMs = QUIET_MS, libraryEveryMs = LIBRARY_EVERY_MS } = watching
  const now = (): Context => ({ ...ctx, now: clock() })
  const first = await syncNotes(now(), order)
  if (!first.ok) return first.message
  onSync(first.value)
  const { path, folderId } = first.value
  if (folderId === null) return null
  const markOf = () => syncedMark(ctx.engine.read, { workspaceId: ctx.actor.workspaceId, id: folderId })
  // As of the library when it was last read by a sync: the first one made what is looked at.
  let mark = ''
  // Notes that changed while the first sync ran are looked at again.
  let changedAt: number | null = 0
  let broken: string | null = null
  const watcher = watch(path, { recursive: true, persistent: false }, (_, name) => {
    if (isOfNotes(name)) changedAt = performance.now()
  })
  watcher.on('error', (reason) => {
    broken = `The folder can no longer be watched: ${reason instanceof Error ? reason.message : String(reason)}`
  })
  let lookedAt = performance.now()
  try {
    while (!signal.aborted && broken === null) {
      await pause(Math.min(quietMs, libraryEveryMs) / 3, signal)
      const isQuiet: boolean = changedAt !== null && performance.now() - changedAt >= quietMs
      const isLook = performance.now() - lookedAt >= libraryEveryMs
      if (isLook) lookedAt = performance.now()
      const current = isLook || isQuiet ? await markOf() : mark
      if (signal.aborted || (!isQuiet && current === mark)) continue
      changedAt = isQuiet ? null : changedAt
      mark = current
      const synced = await syncNotes(now(), { path })
      if (synced.ok) onSync(synced.value)
      else onFailure(synced.message)
    }
  } finally {
    watcher.close()
  }
  return broken
}
