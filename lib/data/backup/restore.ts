import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { migrateSqlite } from '../migrations/sqlite'
import { checkSqliteFile } from './check-file'

const sidecars = (file: string) => [`${file}-wal`, `${file}-shm`]

/**
 * Puts a backup in the place of the database, which no program may have open. The database that was there is kept as
 * `<file>.before-restore`; where the backup cannot be used, it goes back to its place.
 * @returns the path under which the earlier database was kept, or null when there was none
 */
export const restoreBackup = (backupFile: string, databaseFile: string): string | null => {
  checkSqliteFile(backupFile)
  const incoming = `${databaseFile}.incoming`
  copyFileSync(backupFile, incoming)
  const aside = `${databaseFile}.before-restore`
  const existed = existsSync(databaseFile)
  if (existed) {
    for (const file of [aside, ...sidecars(aside)]) rmSync(file, { force: true })
    renameSync(databaseFile, aside)
    sidecars(databaseFile).forEach((file, i) => {
      const target = sidecars(aside)[i]
      if (target && existsSync(file)) renameSync(file, target)
    })
  }
  try {
    renameSync(incoming, databaseFile)
    migrateSqlite(databaseFile)
    checkSqliteFile(databaseFile)
    return existed ? aside : null
  } catch (reason) {
    for (const file of [databaseFile, ...sidecars(databaseFile), incoming]) rmSync(file, { force: true })
    if (existed) {
      renameSync(aside, databaseFile)
      sidecars(aside).forEach((file, i) => {
        const target = sidecars(databaseFile)[i]
        if (target && existsSync(file)) renameSync(file, target)
      })
    }
    throw reason
  }
}
