import type { Query } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Store } from './engine'
import { connectionOf } from './insert-many'

type Columns = Readonly<Record<string, SQLiteColumn>>
type Value<Column extends SQLiteColumn> = Column['_']['notNull'] extends true
  ? Column['_']['data']
  : Column['_']['data'] | null

/** A row of these columns, as drizzle types it. */
export type ReadRow<Of extends Columns> = { [Name in keyof Of]: Value<Of[Name]> }

/** A query of drizzle's for the same columns, in their order. */
type Select<Of extends Columns> = PromiseLike<ReadRow<Of>[]> & { readonly toSQL: () => Query }

/**
 * The rows of a query that reads many. On SQLite they are decoded here, column by column: drizzle looks at the kind of
 * each value of each row, which takes longer than reading it.
 * @param columns those that the query selects, in its order
 */
export const readMany = async <Of extends Columns>(
  store: Store,
  columns: Of,
  query: Select<Of>,
): Promise<readonly ReadRow<Of>[]> => {
  if (store.dialect === 'postgres') return query
  const { sql, params } = query.toSQL()
  const decoders = Object.entries(columns)
  const rows = connectionOf(store)
    .prepare(sql)
    .raw()
    .all(...params) as readonly (readonly unknown[])[]
  return rows.map((values) => {
    const row: Record<string, unknown> = {}
    for (let i = 0; i < decoders.length; i += 1) {
      const [name, column] = decoders[i] as [string, SQLiteColumn] // inside the list
      const value = values[i]
      row[name] = value === null ? null : column.mapFromDriverValue(value)
    }
    return row as ReadRow<Of> // the columns decoded by themselves
  })
}
