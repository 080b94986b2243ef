import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { storageFailure } from '../engine/storage-failure'
import { copyDurably, syncFile, syncFolder } from '../files/durable'
import { forgetLastKnown } from '../files/last-known'
import { companionsOf, journalOf, nextReplacedName, sizeOf, walOf, withCompanions } from '../files/names'
import { checkSqliteFile, readSqlite } from '../files/read-sqlite'
import { checkOrigin, checkTables, WrongSchemaError } from '../migrations/own-schema'
import { migrateSqlite } from '../migrations/sqlite'
import { rollBack } from './examine'
import { forgetBackupRecord } from './record'

/** Another program has the database open, so nothing was replaced. */
export class DatabaseInUseError extends Error {
  constructor(file: string) {
    super(`Another program has ${file} open. Close it and try again. Nothing was changed.`)
    this.name = 'DatabaseInUseError'
  }
}

/** What is being put together, and never counts as data: whoever finds it may delete it. */
const stagedName = (databaseFile: string): string => `${databaseFile}.staged`
const keepingName = (databaseFile: string): string => `${databaseFile}.keeping`

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (reason) {
    // It runs, and belongs to somebody else.
    return reason instanceof Error && 'code' in reason && reason.code === 'EPERM'
  }
}

const LEFTOVER = /^\.(?:staged|keeping|incoming|new-(\d+))(?:-\w+)?$/

/** Removes what a restore or a first start that was cut off left. Only for whoever holds the folder's lock. */
export const tidyAfterRestore = (databaseFile: string): void => {
  const folder = dirname(databaseFile)
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(basename(databaseFile))) continue
    const [whole, pid] = LEFTOVER.exec(name.slice(basename(databaseFile).length)) ?? []
    // A command that makes a database does not hold the lock.
    if (whole !== undefined && !(pid !== undefined && isRunning(Number(pid))))
      rmSync(join(folder, name), { force: true })
  }
}

/** Leaves the write-ahead log, so that the file alone is the database. */
const makeSingleFile = (file: string): void => {
  const connection = new Sqlite(file, { timeout: 0, fileMustExist: true })
  try {
    connection.pragma('journal_mode = DELETE')
  } finally {
    connection.close()
  }
}

/**
 * Makes of a backup a database of this version, beside the one that it is to replace, and checks it: its pages, that
 * this program made it and nothing in it acts by itself, that every table is there. The backup is only read.
 * @throws WrongSchemaError, NewerSchemaError, or what `storageFailure` explains
 */
export const stageBackup = (backupFile: string, databaseFile: string): string => {
  const staged = stagedName(databaseFile)
  for (const file of withCompanions(staged)) rmSync(file, { force: true })
  copyDurably(backupFile, staged)
  // A backup may be a whole database that was copied by hand; what lies beside it belongs to it.
  for (const part of [walOf, journalOf]) if (existsSync(part(backupFile))) copyDurably(part(backupFile), part(staged))
  rollBack(staged)
  readSqlite(staged, (connection) => {
    checkOrigin(connection, backupFile)
    const log = connection.prepare("select 1 from sqlite_schema where type = 'table' and name = 'reviews'").get()
    if (log === undefined) throw new WrongSchemaError(`${backupFile} holds no library. Nothing was changed.`)
  })
  checkSqliteFile(staged)
  migrateSqlite(staged)
  makeSingleFile(staged)
  readSqlite(staged, (connection) => checkTables(connection, backupFile))
  checkSqliteFile(staged)
  syncFile(staged)
  return staged
}

/**
 * Copies a database and its log, as they are, to the next free `<file>.before-restore-N`. Nothing deletes these copies.
 * @returns the copy's path, or null if there is nothing to keep
 */
export const keepDatabase = (databaseFile: string): string | null => {
  const parts = [walOf, journalOf, (file: string) => file].filter((part) => (sizeOf(part(databaseFile)) ?? 0) > 0)
  if (parts.length === 0) return null
  const kept = nextReplacedName(databaseFile)
  const keeping = keepingName(databaseFile)
  for (const part of parts) copyDurably(part(databaseFile), part(keeping))
  // The logs first: the copy of a database is never without them.
  for (const part of parts) renameSync(part(keeping), part(kept))
  syncFolder(dirname(databaseFile))
  return kept
}

/**
 * Brings what the log holds into the database and removes the log, so that the file alone is everything.
 * @throws DatabaseInUseError, or the error of a file that is damaged
 */
export const closeOff = (databaseFile: string): void => {
  try {
    makeSingleFile(databaseFile)
  } catch (reason) {
    if (storageFailure(reason)?.code === 'storage-busy') throw new DatabaseInUseError(databaseFile)
    throw reason
  }
}

/**
 * Keeps what is at the database's place as it is, and makes it ready to be replaced: no program has it open, and no log
 * lies beside it. The database itself stays.
 * @returns the path of the copy, or null if there is nothing
 * @throws DatabaseInUseError: then nothing is kept, because nothing will be replaced
 */
export const makeReplaceable = (databaseFile: string): string | null => {
  const kept = keepDatabase(databaseFile)
  try {
    if (existsSync(databaseFile)) closeOff(databaseFile)
  } catch (reason) {
    if (reason instanceof DatabaseInUseError) {
      if (kept !== null) for (const file of withCompanions(kept)) rmSync(file, { force: true })
      throw reason
    }
    // A damaged database. It and its log are kept; the log must not be taken for one of the database that comes.
  }
  for (const file of companionsOf(databaseFile)) rmSync(file, { force: true })
  return kept
}

/**
 * Puts a staged database in the place of one that was made replaceable. At no moment is there no database: the new one
 * takes the name of the old one in a single step.
 */
export const putInPlace = (stagedFile: string, databaseFile: string): void => {
  forgetLastKnown(databaseFile)
  forgetBackupRecord(dirname(databaseFile))
  syncFolder(dirname(databaseFile))
  renameSync(stagedFile, databaseFile)
  syncFolder(dirname(databaseFile))
}
