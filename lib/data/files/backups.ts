import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A backup, and the instant that its name says it was begun. */
export type Backup = { readonly file: string; readonly at: number }

const NAME = /^aide-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d\d\d)Z\.sqlite$/

export const backupsFolder = (dataDir: string): string => join(dataDir, 'backups')

export const backupNameAt = (now: number): string => `aide-${new Date(now).toISOString().replace(/[-:.]/g, '')}.sqlite`

/** Those of the names in a folder that are backups', newest first. A file with such a name is whole: it got it last. */
export const backupsAmong = (folder: string, names: readonly string[]): readonly Backup[] =>
  names
    .flatMap((name) => {
      const parts = NAME.exec(name)
      if (!parts) return []
      const [, year, month, day, hour, minute, second, ms] = parts
      const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`)
      return Number.isNaN(at) ? [] : [{ file: join(folder, name), at }]
    })
    .sort((a, b) => b.at - a.at)

/** The backups in a folder, newest first by their names. */
export const listBackupsIn = (folder: string): readonly Backup[] =>
  existsSync(folder) && statSync(folder).isDirectory() ? backupsAmong(folder, readdirSync(folder)) : []

/** All backups of a data folder, newest first. */
export const listBackups = (dataDir: string): readonly Backup[] => listBackupsIn(backupsFolder(dataDir))
