import { getTableName, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { rawQuery } from '../../../data/examine/raw-query'
import { keyNamesOf, type RawRow, rawRows } from '../../../data/examine/raw-rows'
import { schemaColumnsOf } from '../../../data/examine/schema-parts'
import { damageIn } from '../../../data/schema/dialect/damage'
import { cardSearchText } from '../../../domain/cards/search-text'
import { type Examination, type Examined, openCheck } from './check'

type Columns = ReturnType<typeof schemaColumnsOf>

/** What a decoder puts in the place of bytes that are not UTF-8; a text may also hold it as it came. */
const REPLACED = '\uFFFD'

/** What is wrong with the values of a row, each in words. */
const wrongIn = ({ values }: RawRow, columns: Columns): readonly string[] =>
  columns.flatMap(({ column, name }) => {
    const raw = values.get(name)
    if (raw === null || raw === undefined) return column.notNull ? [`${name} is missing`] : []
    return damageIn(() => column.mapFromDriverValue(raw)).map((what) => `${name} ${what}`)
  })

/** The texts of a row that are not UTF-8: a flipped bit of a letter outside ASCII often leaves none. */
const garbledIn = async ({ store }: Examination, table: SQLiteTable, row: RawRow): Promise<readonly string[]> => {
  const suspects = [...row.values].flatMap(([name, raw]) =>
    typeof raw === 'string' && raw.includes(REPLACED) ? [name] : [],
  )
  if (suspects.length === 0 || store.dialect !== 'sqlite') return []
  const key = keyNamesOf(table).map((name) => sql`${sql.identifier(name)} = ${row.values.get(name)}`)
  const bytes = suspects.map((name) => sql`cast(${sql.identifier(name)} as blob) as ${sql.identifier(name)}`)
  const [found] = await rawQuery(
    store,
    sql`select ${sql.join(bytes, sql`, `)} from ${table} where ${sql.join(key, sql` and `)}`,
  )
  return suspects.flatMap((name) => {
    const raw = found?.[name]
    if (!(raw instanceof Uint8Array)) return []
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(raw)
      return []
    } catch {
      return [`${name} is a text with invalid bytes`]
    }
  })
}

/** Cards by whose words they are not found: the words that are searched are made of both sides and the statement. */
const unsearchable = async ({ store }: Examination): Promise<readonly string[]> => {
  const { cards: c, facts: f } = store.t
  const rows = await store.db
    .select({ id: c.id, front: c.front, back: c.back, extra: c.extra, search: c.search, statement: f.statement })
    .from(c)
    .innerJoin(f, sql`${f.workspaceId} = ${c.workspaceId} and ${f.id} = ${c.factId}`)
  return rows.flatMap(({ id, front, back, extra, search, statement }) =>
    search === cardSearchText({ front, back, extra }, statement) ? [] : [id],
  )
}

/** Reads every value of every table as what its column holds. */
export const checkValues = async (examination: Examination): Promise<Examined> => {
  const { store, backups } = examination
  const check = openCheck('values', () => `What is damaged is shown as missing. ${backups.remedy()}`)
  for (const table of Object.values(store.t)) {
    const columns = schemaColumnsOf(table)
    for await (const page of rawRows(store, table)) {
      check.examined(page.length)
      for (const row of page) {
        const found = [...wrongIn(row, columns), ...(await garbledIn(examination, table, row))]
        for (const what of found) check.found(`${getTableName(table)} ${row.key}: ${what}`)
      }
    }
  }
  for (const id of await unsearchable(examination)) {
    check.found(`cards ${id}: its search words do not match the card and its fact`)
  }
  return { check }
}
