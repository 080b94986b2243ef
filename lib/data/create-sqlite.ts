import { linkSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { syncFile, syncFolder } from './files/durable'
import { withCompanions } from './files/names'
import { createPrivateFile } from './files/private'
import { migrateSqlite } from './migrations/sqlite'

const codeOf = (reason: unknown): unknown => (reason instanceof Error && 'code' in reason ? reason.code : null)

/** Gives a file its name unless another process was first. Where there are no links it is renamed. */
const nameOnce = (file: string, name: string): void => {
  try {
    linkSync(file, name)
  } catch (reason) {
    if (codeOf(reason) === 'EEXIST') return
    renameSync(file, name)
  }
}

/**
 * Makes an empty database with this version's schema, which appears under its name only when it is whole: no start that
 * was cut off leaves an empty or half-made one. Does nothing if there is one by then.
 */
export const createSqlite = (file: string): void => {
  const made = `${file}.new-${process.pid}`
  const remove = () => {
    for (const name of withCompanions(made)) rmSync(name, { force: true })
  }
  remove()
  try {
    createPrivateFile(made)
    migrateSqlite(made)
    syncFile(made)
    nameOnce(made, file)
    syncFolder(dirname(file))
  } finally {
    remove()
  }
}
