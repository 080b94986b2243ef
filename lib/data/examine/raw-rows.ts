import { asc, getTableName, type SQL, sql } from 'drizzle-orm'
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Store } from '../engine/engine'
import { schema } from '../schema/sqlite'
import { schemaColumnsOf } from './schema-parts'

const PAGE = 500

export type RawRow = {
  /** The values that tell it apart, in words. */
  readonly key: string
  /** Values as the driver gives them, by the column's name in the database. */
  readonly values: ReadonlyMap<string, unknown>
}

/** The names in the database of the columns that tell a table's rows apart: the same on both engines. */
export const keyNamesOf = (table: SQLiteTable): readonly string[] => {
  const name = getTableName(table)
  const own = Object.values(schema).find((one) => getTableName(one) === name)
  if (!own) throw new Error(`${name} is none of our tables`)
  const { columns, primaryKeys } = getTableConfig(own as SQLiteTable) // a union of tables is one of them
  const key = primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary)
  return key.map((wanted) => {
    const found = schemaColumnsOf(own).find(({ column }) => column === wanted)
    if (!found) throw new Error(`the key of ${name} has a column that the table lacks`)
    return found.name
  })
}

const listed = (parts: readonly SQL[]): SQL =>
  sql.join(
    parts.map((part) => sql`${part}`),
    sql`, `,
  )

/** All rows of a table as they are stored, nothing read or replaced, in pages and in the order of their keys. */
export async function* rawRows({ db }: Store, table: SQLiteTable): AsyncGenerator<readonly RawRow[]> {
  const fields = Object.fromEntries(schemaColumnsOf(table).map(({ column, name }) => [name, sql<unknown>`${column}`]))
  const names = keyNamesOf(table)
  const key = names
    .flatMap((name) => schemaColumnsOf(table).filter((one) => one.name === name))
    .map(({ column }) => column)
  let last: readonly unknown[] | null = null
  for (;;) {
    const after: SQL | undefined = last
      ? sql`(${listed(key.map((column) => sql`${column}`))}) > (${listed(last.map((value) => sql`${value}`))})`
      : undefined
    const rows: Record<string, unknown>[] = await db
      .select(fields)
      .from(table)
      .where(after)
      .orderBy(...key.map((column) => asc(column)))
      .limit(PAGE)
    yield rows.map((row) => ({
      key: names.map((name) => String(row[name])).join(' '),
      values: new Map(Object.entries(row)),
    }))
    const end = rows.at(-1)
    if (!end || rows.length < PAGE) return
    last = names.map((name) => end[name])
  }
}
