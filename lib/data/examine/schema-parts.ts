import { getTableName, sql } from 'drizzle-orm'
import type { Store } from '../engine/engine'
import { rawQuery } from '../engine/raw-query'
import { migrationsFolder, pendingMigrations } from '../migrations/plan'
import { schemaColumnsOf } from '../schema/columns'

const COLUMNS_ON = {
  sqlite: sql`select m.name as "table", c.name as "column" from sqlite_schema m join pragma_table_info(m.name) c
    where m.type = 'table'`,
  postgres: sql`select table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = current_schema()`,
}

/** Tables and columns of this version that a database lacks. */
export const missingParts = async (store: Store): Promise<readonly string[]> => {
  const rows = await rawQuery(store, COLUMNS_ON[store.dialect])
  const here = new Set(rows.map(({ table, column }) => `${table}.${column}`))
  const tables = new Set(rows.map(({ table }) => table))
  return Object.values(store.t).flatMap((table) => {
    const name = getTableName(table)
    if (!tables.has(name)) return [`table ${name}`]
    return schemaColumnsOf(table).flatMap((one) =>
      here.has(`${name}.${one.name}`) ? [] : [`column ${name}.${one.name}`],
    )
  })
}

/** Records of migrations without a number: one changed letter in their table's definition takes it from all of them. */
export const unnumberedMigrations = async (store: Store): Promise<readonly string[]> => {
  if (store.dialect !== 'sqlite' || (await rawQuery(store, HAS_JOURNAL_ON.sqlite)).length === 0) return []
  const rows = await rawQuery(store, sql`select rowid as place from __drizzle_migrations where id is null`)
  return rows.map(({ place }) => `the number of record ${place} of __drizzle_migrations is missing`)
}

const JOURNAL = '__drizzle_migrations'
const HAS_JOURNAL_ON = {
  sqlite: sql`select 1 from sqlite_schema where name = ${JOURNAL}`,
  postgres: sql`select 1 from information_schema.tables where table_schema = 'drizzle' and table_name = ${JOURNAL}`,
}
const JOURNAL_ON = {
  sqlite: sql`select created_at from __drizzle_migrations`,
  postgres: sql`select created_at from drizzle.__drizzle_migrations`,
}

/**
 * Whether a database still needs a migration; not if this program never migrated it.
 * @throws NewerSchemaError if it has one that this version does not know
 */
export const isOfEarlierVersion = async (store: Store): Promise<boolean> => {
  if ((await rawQuery(store, HAS_JOURNAL_ON[store.dialect])).length === 0) return false
  const applied = await rawQuery(store, JOURNAL_ON[store.dialect])
  const times = applied.map(({ created_at: at }) => Number(at))
  return pendingMigrations(migrationsFolder(store.dialect), times, 'The database').length > 0
}
