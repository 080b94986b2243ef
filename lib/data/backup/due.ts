import { DAY_MS, MINUTE_MS } from '../../domain/time/units'

/** How old the last backup may be when the program starts. */
export const OLDEST_AT_START_MS = DAY_MS
/** Between two backups while it runs. */
export const LEAST_BETWEEN_MS = 30 * MINUTE_MS
/** Nothing was changed for so long: the session is over, or takes a break. */
export const PAUSE_MS = 2 * MINUTE_MS
/** Changes are not left without a backup for longer than this, pause or not. */
export const LONGEST_UNSAVED_MS = 60 * MINUTE_MS

/** All are instants; null for what has not happened. */
export type BackupState = {
  readonly now: number
  /** The last backup, or attempt at one; 0 if there is none. */
  readonly lastAt: number
  /** The first and the last change since then. */
  readonly unsavedSince: number | null
  readonly lastChangeAt: number | null
}

/** Whether it is time for a backup: there are changes, the last is half an hour old, and the learner pauses or never does. */
export const isBackupDue = ({ now, lastAt, unsavedSince, lastChangeAt }: BackupState): boolean => {
  if (unsavedSince === null || lastChangeAt === null || now - lastAt < LEAST_BETWEEN_MS) return false
  return now - lastChangeAt >= PAUSE_MS || now - unsavedSince >= LONGEST_UNSAVED_MS
}
