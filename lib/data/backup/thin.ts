import { monthOf } from '../../domain/time/study-day'
import { DAY_MS } from '../../domain/time/units'
import type { Backup } from '../files/backups'
import type { StorageWorker } from '../worker/storage-worker'

/** What is kept beside every backup of the last two days. */
export type KeptBackups = { readonly daily: number; readonly weekly: number; readonly monthly: number }

export const KEPT_BACKUPS: KeptBackups = { daily: 12, weekly: 10, monthly: 9 }

const dayOf = (at: number) => Math.floor(at / DAY_MS)
/** Weeks begin on Monday: 1970-01-01 was a Thursday. */
const weekOf = (day: number) => Math.floor((day + 3) / 7)

/**
 * Which backups to delete, as Anki thins them: all of the last two days stay, then the newest of each day, week and
 * month while their numbers last. Days are UTC days: a backup's own time zone means nothing.
 * @param times instants of the backups, in any order
 */
export const backupsToRemove = (times: readonly number[], now: number, kept: KeptBackups = KEPT_BACKUPS) => {
  const left = { ...kept }
  const seen = { day: Number.NaN, week: Number.NaN, month: '' }
  const removed: number[] = []
  for (const at of [...times].sort((a, b) => b - a)) {
    const day = dayOf(at)
    const week = weekOf(day)
    const month = monthOf(day)
    if (dayOf(now) - day < 2) {
      Object.assign(seen, { day, week, month })
      continue
    }
    const purpose = left.daily > 0 ? 'daily' : left.weekly > 0 ? 'weekly' : 'monthly'
    const isNext = { daily: day !== seen.day, weekly: week !== seen.week, monthly: month !== seen.month }[purpose]
    if (left[purpose] === 0 || !isNext) {
      removed.push(at)
      continue
    }
    left[purpose] -= 1
    Object.assign(seen, { day, week, month })
  }
  return removed
}

/** What tells libraries apart: the workspace that each made first. */
const LIBRARY = 'select id from workspaces order by rowid limit 1'

/**
 * The files of a list of backups that thinning removes. Only backups of the library that `latest` is of are thinned: the
 * last ones of a library that was given up or lost by mistake stay. A file that cannot be read stays too.
 */
export const thinned = async (worker: StorageWorker, backups: readonly Backup[], latest: string, now: number) => {
  const files = backups.map(({ file }) => file)
  const libraries = await worker.run('libraries', { files, sql: LIBRARY })
  const own = libraries[files.indexOf(latest)]
  const thinnable = own === undefined ? [] : backups.filter((_, i) => libraries[i] === own)
  const gone = new Set(
    backupsToRemove(
      thinnable.map(({ at }) => at),
      now,
    ),
  )
  return thinnable.filter(({ at, file }) => gone.has(at) && file !== latest).map(({ file }) => file)
}
