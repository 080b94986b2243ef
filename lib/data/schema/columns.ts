import { getTableColumns, getTableName } from 'drizzle-orm'
import { CasingCache } from 'drizzle-orm/casing'
import { getTableConfig, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import { memoize } from '../../domain/memoize'
import { schema } from './sqlite'

const casing = new CasingCache('snake_case')

/** A table's columns by the names that they have in the database and in the program. */
export const schemaColumnsOf = memoize(200, (table: SQLiteTable) =>
  Object.entries<SQLiteColumn>(getTableColumns(table)).map(([property, column]) => {
    return { column, property, name: casing.getColumnCasing(column) }
  }),
)

/** The columns that tell a table's rows apart, the same on both engines. */
export const keyColumnsOf = memoize(200, (table: SQLiteTable) => {
  const own = Object.values<SQLiteTable>(schema).find((one) => getTableName(one) === getTableName(table))
  if (!own) throw new Error(`${getTableName(table)} is none of our tables`)
  const { columns, primaryKeys } = getTableConfig(own)
  const key = new Set(
    (primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary)).map((column) => column.name),
  )
  return schemaColumnsOf(table).filter(({ column }) => key.has(column.name))
})
