import { cpSync, existsSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { checkSqliteFile } from '../../data/backup/check-file'
import { closeOff } from '../../data/backup/restore'
import { syncFile, syncFolder } from '../../data/files/durable'
import { examine, readProgress } from '../../data/files/examine'
import { sizeOf } from '../../data/files/names'
import { createPrivateFolder, makeDataFolderPrivate } from '../../data/files/private'
import { type StorageSettings, sqliteFileIn } from '../../data/open'
import type { Instant } from '../../domain/ids'
import { done, failed, type Result } from '../result'
import { withFolderLocked } from './locked'

export type Moved = {
  readonly to: string
  /** The folder as it was, under a name that the program does not look at. It may be deleted. */
  readonly keptAs: string
}

/** What belongs to a running process and not to the data. */
const isOfProcess = (path: string): boolean => /^server\.(lock|json)/.test(basename(path))

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesIn(path) : entry.isFile() ? [path] : []
  })

/** Whether two folders hold the same database: a move that was cut off before its last step. */
const holdTheSame = (from: string, to: string): boolean =>
  (sizeOf(sqliteFileIn(to)) ?? 0) > 0 &&
  JSON.stringify(readProgress(sqliteFileIn(from))) === JSON.stringify(readProgress(sqliteFileIn(to)))

const copyFolder = (from: string, to: string): void => {
  const coming = `${to}.coming`
  rmSync(coming, { recursive: true, force: true })
  createPrivateFolder(coming)
  cpSync(from, coming, { recursive: true, filter: (path) => !isOfProcess(path) })
  makeDataFolderPrivate(coming)
  for (const file of filesIn(coming)) syncFile(file)
  if (existsSync(sqliteFileIn(from))) {
    checkSqliteFile(sqliteFileIn(coming))
    if (!holdTheSame(from, coming)) throw new Error(`the copy in ${coming} is not the same as ${from}`)
  }
  if (existsSync(to)) rmdirSync(to)
  renameSync(coming, to)
  syncFolder(dirname(to))
}

const freeName = (folder: string): string => {
  for (let number = 1; ; number++) if (!existsSync(`${folder}.moved-${number}`)) return `${folder}.moved-${number}`
}

/**
 * Moves a data folder to another place: copies and checks it there, and only then renames the old one, which stays. At
 * every moment one of the two is whole and found by the next start. Fails as `conflict` while something uses the data
 * or where there is other data in the new place.
 */
export const moveData = async (settings: StorageSettings, to: string, now: Instant): Promise<Result<Moved>> => {
  const from = settings.dataDir
  if (!existsSync(from)) return failed('not-found', `There is no folder ${from}.`)
  const copied = await withFolderLocked(settings, 'moving the data', now, () => {
    const file = sqliteFileIn(from)
    if (settings.databaseUrl === null) {
      if (examine({ dataDir: from }) === 'new') return failed('not-found', `There is no database in ${from}.`)
      closeOff(file)
    }
    if (existsSync(to) && readdirSync(to).some((name) => !isOfProcess(name))) {
      if (existsSync(file) && holdTheSame(from, to)) return done(null)
      return failed('conflict', `${to} is not empty. Nothing was changed. Move its contents away first.`)
    }
    for (const name of existsSync(to) ? readdirSync(to) : []) rmSync(join(to, name), { force: true })
    copyFolder(from, to)
    return done(null)
  })
  if (!copied.ok) return copied
  const keptAs = freeName(from)
  renameSync(from, keptAs)
  return done({ to, keptAs })
}
