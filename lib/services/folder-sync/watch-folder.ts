import { watch } from 'node:fs'
import { syncedMark } from '../../data/queries/folders/synced-folders'
import type { Instant } from '../../domain/ids'
import { MINUTE_MS } from '../../domain/time/units'
import type { Context } from '../context'
import { type FolderSync, type SyncOrder, syncNotes } from './sync-folder'

/** So long nothing has to change before notes are read: a person who types is not interrupted. */
const QUIET_MS = 3_000
/** How often the library is asked whether it has changed. */
const LIBRARY_EVERY_MS = 5_000
/** How often notes are read of a folder that the system does not watch, such as one on another computer. */
const UNWATCHED_EVERY_MS = MINUTE_MS

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

/** Watches the notes below a folder as the system can; `onBroken` is told once why it cannot. */
const watchNotes = (path: string, onChange: () => void, onBroken: (reason: string) => void) => {
  let isBroken = false
  const fail = (reason: unknown) => {
    if (!isBroken) onBroken(`${path} cannot be watched: ${reason instanceof Error ? reason.message : String(reason)}.`)
    isBroken = true
  }
  const start = () => {
    try {
      return watch(path, { recursive: true, persistent: false }, (_, name) => {
        if (isOfNotes(name)) onChange()
      })
    } catch (reason) {
      fail(reason)
      return null
    }
  }
  const watcher = start()
  watcher?.on('error', fail)
  return { isBroken: () => isBroken, close: () => watcher?.close() }
}

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
 * @returns why it could not begin, for people; null if it was ended
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
  const watcher = watchNotes(
    path,
    () => {
      changedAt = performance.now()
    },
    (reason) => onFailure(`${reason} The notes are read once a minute instead.`),
  )
  let lookedAt = performance.now()
  let syncedAt = performance.now()
  try {
    while (!signal.aborted) {
      await pause(Math.min(quietMs, libraryEveryMs) / 3, signal)
      const isUnseen: boolean = watcher.isBroken() && performance.now() - syncedAt >= UNWATCHED_EVERY_MS
      const isQuiet: boolean = isUnseen || (changedAt !== null && performance.now() - changedAt >= quietMs)
      const isLook = performance.now() - lookedAt >= libraryEveryMs
      if (isLook) lookedAt = performance.now()
      const current = isLook || isQuiet ? await markOf() : mark
      if (signal.aborted || (!isQuiet && current === mark)) continue
      changedAt = isQuiet ? null : changedAt
      mark = current
      syncedAt = performance.now()
      const synced = await syncNotes(now(), { path })
      if (synced.ok) onSync(synced.value)
      else onFailure(synced.message)
    }
  } finally {
    watcher.close()
  }
  return null
}
