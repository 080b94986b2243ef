import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** The one file that holds everything on SQLite. */
export const sqliteFileIn = (dataDir: string): string => join(dataDir, 'aide.sqlite')

/** What SQLite keeps beside a database file while it is open: changes that are not in it yet, and their index. */
export const walOf = (file: string): string => `${file}-wal`
export const shmOf = (file: string): string => `${file}-shm`
/** Beside a file that has left the write-ahead log: what a change that was cut off must be rolled back to. */
export const journalOf = (file: string): string => `${file}-journal`
export const companionsOf = (file: string): readonly string[] => [walOf(file), shmOf(file), journalOf(file)]
export const withCompanions = (file: string): readonly string[] => [file, ...companionsOf(file)]

/** Where a database lies if its name is a link: SQLite keeps the companions there. */
export const realDatabase = (file: string): string => (existsSync(file) ? realpathSync(file) : file)

/** The size of a file in bytes; null if there is no such file. */
export const sizeOf = (file: string): number | null => {
  const stats = statSync(file, { throwIfNoEntry: false })
  return stats?.isFile() ? stats.size : null
}

const KEPT = /\.before-restore(?:-(\d+))?$/

/** Databases that a restore has replaced, in the order of their numbers; none is ever deleted by the program. */
export const replacedDatabases = (databaseFile: string): readonly string[] => {
  const folder = dirname(databaseFile)
  if (!existsSync(folder)) return []
  const numberOf = (name: string) => Number(KEPT.exec(name)?.[1] ?? 0)
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${basename(databaseFile)}.`) && KEPT.test(name))
    .sort((a, b) => numberOf(a) - numberOf(b))
    .map((name) => join(folder, name))
}

/** The first free name under which a replaced database is kept; names of its companions count as taken too. */
export const nextReplacedName = (databaseFile: string): string => {
  for (let number = 1; ; number++) {
    const name = `${databaseFile}.before-restore-${number}`
    if (!withCompanions(name).some((file) => existsSync(file))) return name
  }
}
