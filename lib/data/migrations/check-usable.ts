import Sqlite from 'better-sqlite3'
import { checkOrigin, checkTables, WrongSchemaError } from './own-schema'
import { EarlierSchemaError, migrationsFolder, NewerSchemaError, pendingMigrations } from './plan'
import { appliedTimes } from './sqlite'

const isOfThisVersion = (connection: Sqlite.Database, file: string): boolean => {
  try {
    return pendingMigrations(migrationsFolder('sqlite'), appliedTimes(connection), `The database ${file}`).length === 0
  } catch (reason) {
    if (reason instanceof NewerSchemaError || reason instanceof EarlierSchemaError) return false
    throw reason
  }
}

/**
 * Throws if a file could not be gone back to: it was not made by this program, holds no library, or lacks a part of its
 * schema. Of an older or newer version's schema only the origin is checked. Changes nothing.
 * @throws WrongSchemaError, or the error of a file that cannot be read
 */
export const checkUsable = (file: string): void => {
  const connection = new Sqlite(file, { readonly: true, timeout: 10_000 })
  try {
    connection.pragma('trusted_schema = OFF')
    checkOrigin(connection, file)
    if (appliedTimes(connection).length === 0)
      throw new WrongSchemaError(`${file} holds no library. Nothing was changed.`)
    if (isOfThisVersion(connection, file)) checkTables(connection, file)
  } finally {
    connection.close()
  }
}
