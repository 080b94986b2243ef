import { type BackupState, isBackupDue, LEAST_BETWEEN_MS, OLDEST_AT_START_MS } from '../../data/backup/due'
import { readBackupRecord } from '../../data/backup/record'
import type { Engine } from '../../data/engine/engine'
import type { StorageSettings } from '../../data/open'
import type { Clock } from '../../platform/clock'
import { backUp, lastBackupAt } from './back-up'
import { explain } from './explain'

/** How the backups of this process fare, for the pages: those are loaded apart from what keeps them. */
export type BackupStatus = { readonly isRunning: boolean; readonly problem: string | null }

const STATUS = Symbol.for('aide.backup-status')
const shared = globalThis as { [STATUS]?: BackupStatus } // the process-wide object has no type for what is kept there

export const backupStatus = (): BackupStatus => shared[STATUS] ?? { isRunning: false, problem: null }

/** Where news of backups goes. */
export type BackupReport = {
  readonly written: (file: string) => void
  readonly failed: (message: string) => void
}

type Kept = {
  readonly settings: StorageSettings
  readonly engine: Engine
  readonly clock: Clock
  /** The library was made by this start, so there is nothing in it yet that would be missed. */
  readonly isNew: boolean
  readonly report: BackupReport
}

const LOOK_EVERY_MS = 30_000

/**
 * Backs up by itself: now if the last backup is more than a day old, then after each session (a pause in the changes),
 * at most every half hour. A new library has its first one in the first pause. All of it happens in a thread, so answers do not wait. Does nothing on PostgreSQL.
 */
export const keepBackedUp = ({ settings, engine, clock, isNew, report }: Kept) => {
  const { files } = engine
  if (!files) return { look: async () => undefined, stop: async (_limitMs: number) => undefined }
  let running: Promise<void> | null = null
  let seenChange = files.lastChange()
  let triedAt = 0
  const startedAt = clock()
  const isSaved = () => readBackupRecord(settings.dataDir)?.change === seenChange
  let unsavedSince: number | null = isSaved() || isNew ? null : startedAt
  let lastChangeAt: number | null = unsavedSince

  const write = async () => {
    shared[STATUS] = { isRunning: true, problem: backupStatus().problem }
    let problem: string | null = null
    try {
      triedAt = clock()
      await files.inPlace()
      const result = await backUp(settings, triedAt)
      if (result.ok) report.written(result.value.file)
      else problem = result.message
      const copy = result.ok ? result.value.copy : null
      if (copy?.ok === false) report.failed(`The backup could not be copied to ${copy.file}: ${copy.problem}`)
    } catch (reason) {
      problem = explain(reason) ?? String(reason)
    }
    if (problem !== null) report.failed(problem)
    shared[STATUS] = { isRunning: false, problem }
  }
  const writeOnce = (): Promise<void> => {
    running ??= write().finally(() => {
      running = null
    })
    return running
  }
  const state = (): BackupState => {
    const now = clock()
    const change = files.lastChange()
    if (change !== seenChange) {
      seenChange = change
      lastChangeAt = now
      unsavedSince ??= now
    }
    if (unsavedSince !== null && isSaved()) unsavedSince = null
    const lastAt = Math.max(lastBackupAt(settings, now) ?? 0, triedAt)
    return { now, lastAt: Math.min(lastAt, now), unsavedSince, lastChangeAt }
  }
  let said = ''
  /** Backs up if `isTime` says so. What goes wrong is said, once, and stops nothing. */
  const backUpIf = async (isTime: (state: BackupState) => boolean): Promise<void> => {
    try {
      await files.inPlace()
      said = ''
      if (isTime(state())) await writeOnce()
    } catch (reason) {
      const message = explain(reason) ?? String(reason)
      if (message !== said) report.failed(message)
      said = message
    }
  }
  const look = () => backUpIf(isBackupDue)

  const timer = setInterval(() => void look(), LOOK_EVERY_MS)
  timer.unref()
  if (!isNew) void backUpIf(({ now, lastAt }) => now - lastAt > OLDEST_AT_START_MS)
  return {
    /** Looks whether the files are in place and a backup is due, and writes it. */
    look,
    /** Ends it, with a last backup if one is due and can be written in `limitMs`. */
    stop: async (limitMs: number) => {
      clearInterval(timer)
      const last = backUpIf(
        ({ now, lastAt, unsavedSince: unsaved }) => unsaved !== null && now - lastAt >= LEAST_BETWEEN_MS,
      )
      const limit = new Promise<void>((resolve) => setTimeout(resolve, limitMs).unref())
      await Promise.race([running ?? last, limit])
    },
  }
}
