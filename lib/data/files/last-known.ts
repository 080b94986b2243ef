import { closeSync, constants, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type Sqlite from 'better-sqlite3'
import { z } from 'zod'

/** How far a database file has come. The numbers only grow while it is the same library. */
export type LogProgress = {
  /** The id of the workspace that was made first; null before there is one. */
  readonly library: string | null
  /** The number of the newest change, counted in the file itself (`user_version`). */
  readonly change: number
  /** The entries of the log. */
  readonly entries: number
}

const schema = z.object({
  library: z.string().nullable(),
  change: z.number().int().nonnegative(),
  entries: z.number().int().nonnegative(),
})

/** Always the same length, so that writing it again in place leaves nothing of the previous one. */
const LENGTH = 160

export const lastKnownFileOf = (databaseFile: string): string => join(dirname(databaseFile), 'last-known.json')

/** What was last written down about a database file; null if there is no record, or none that can be read. */
export const readLastKnown = (databaseFile: string): LogProgress | null => {
  try {
    return schema.parse(JSON.parse(readFileSync(lastKnownFileOf(databaseFile), 'utf8')))
  } catch {
    return null
  }
}

/** Forgets what was known: for a database file that was replaced on purpose. */
export const forgetLastKnown = (databaseFile: string): void => rmSync(lastKnownFileOf(databaseFile), { force: true })

const recordOf = (progress: LogProgress): string => `${JSON.stringify(progress).padEnd(LENGTH - 1)}\n`

/**
 * Writes down how far a database file has come, beside it, so that a later start notices if changes are gone (a lost
 * write-ahead log, an old copy in its place). Takes microseconds and waits for no disk: the record may lag behind the
 * database, which does no harm, and is never ahead of it. A disk that refuses the record refuses nothing else.
 */
export const openLastKnown = (databaseFile: string) => {
  let descriptor: number | null = null
  try {
    descriptor = openSync(lastKnownFileOf(databaseFile), constants.O_RDWR | constants.O_CREAT, 0o600)
  } catch {
    // Without the record the next start knows less; that is no reason not to start now.
  }
  return {
    write: (progress: LogProgress): void => {
      try {
        if (descriptor !== null) writeSync(descriptor, recordOf(progress), 0)
      } catch {
        // As above: the change itself is stored.
      }
    },
    close: (): void => {
      if (descriptor !== null) closeSync(descriptor)
      descriptor = null
    },
  }
}

/**
 * Reads how far a database has come. The log only grows, so its last row number is the number of its entries. A database
 * without the tables of a library (one that was never migrated) has come nowhere.
 */
export const progressReader = (connection: Sqlite.Database): (() => LogProgress) => {
  const tables = connection
    .prepare("select 1 from sqlite_schema where type = 'table' and name in ('reviews', 'workspaces')")
    .all()
  if (tables.length < 2) return () => ({ library: null, change: 0, entries: 0 })
  const change = connection.prepare<[], number>('pragma user_version').pluck()
  const entries = connection.prepare<[], number>('select coalesce(max(rowid), 0) from reviews').pluck()
  const workspace = connection.prepare<[], string>('select id from workspaces order by rowid limit 1').pluck()
  let library: string | null = null
  return () => {
    library ??= workspace.get() ?? null
    return { library, change: change.get() ?? 0, entries: entries.get() ?? 0 }
  }
}
