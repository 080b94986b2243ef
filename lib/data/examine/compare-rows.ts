import { asc, getTableName, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Store } from '../engine/engine'
import { rawQuery } from '../engine/raw-query'
import { keyColumnsOf, schemaColumnsOf } from '../schema/columns'
import { missingParts } from './schema-parts'

/** Rows that are written once and never changed or deleted; what is derived beside log entries may be repaired. */
const WRITTEN_ONCE: Readonly<Record<string, ReadonlySet<string>>> = {
  workspaces: new Set(),
  snapshots: new Set(),
  passages: new Set(),
  settings_versions: new Set(),
  reviews: new Set(['memory_before', 'predicted_recall']),
  fact_versions: new Set(),
  decisions: new Set(),
  model_calls: new Set(),
  rehearsal_answers: new Set(),
}

/** Follow from other tables and have checks of their own. */
const DERIVED = new Set([
  'memories',
  'new_cards',
  'sum_states',
  'day_sums',
  'score_sums',
  'card_sums',
  'search_entries',
  'search_states',
])

/** Written when a row is made, and never again. */
const OF_THE_BEGINNING = new Set(['created_at', 'offered_at', 'found_at', 'joined_at', 'imported_at', 'started_at'])

export type Difference = {
  readonly table: string
  readonly key: string
  /** `gone` and `changed` cannot have come about by the program; `flipped` can: exactly one bit is another one. */
  readonly kind: 'gone' | 'changed' | 'flipped'
  readonly column: string
  readonly was: unknown
  readonly is: unknown
}

const bitsOf = (value: unknown): Uint8Array | null => {
  if (typeof value === 'string') return Buffer.from(value, 'utf8')
  if (value instanceof Uint8Array) return value
  if (typeof value !== 'number') return null
  const bytes = Buffer.alloc(8)
  if (Number.isSafeInteger(value)) bytes.writeBigInt64BE(BigInt(value))
  else bytes.writeDoubleBE(value)
  return bytes
}

const differingBits = (a: Uint8Array, b: Uint8Array): number => {
  let bits = 0
  for (let i = 0; i < a.length && bits < 2; i++) {
    for (let byte = (a[i] ?? 0) ^ (b[i] ?? 0); byte !== 0; byte &= byte - 1) bits++
  }
  return bits
}

/** What a decoder puts in the place of bytes that are not UTF-8. */
const REPLACED = '\uFFFD'

/** Whether two values of a kind differ in exactly one bit, or are the same bytes under another kind. */
export const isOneBitOff = (was: unknown, is: unknown): boolean => {
  if (typeof was === 'string' && typeof is === 'string' && is.includes(REPLACED) && !was.includes(REPLACED)) return true
  const [a, b] = [bitsOf(was), bitsOf(is)]
  if (!a || !b || a.length !== b.length) return false
  return typeof was === typeof is ? differingBits(a, b) === 1 : differingBits(a, b) === 0
}

const isEqual = (was: unknown, is: unknown): boolean =>
  Object.is(was, is) || (was instanceof Uint8Array && is instanceof Uint8Array && Buffer.compare(was, is) === 0)

const differencesIn = (table: string, key: string, was: RawRow['values'], is: RawRow['values'] | undefined) => {
  const written = WRITTEN_ONCE[table]
  if (!is) return written ? [{ table, key, kind: 'gone' as const, column: '', was: null, is: null }] : []
  // Somebody changed the row since: another value is what they wrote.
  const wasEdited = was.has('updated_at') && !isEqual(was.get('updated_at'), is.get('updated_at'))
  return [...was].flatMap(([column, before]): Difference[] => {
    const now = is.get(column)
    if (isEqual(before, now) || written?.has(column)) return []
    const isFixed = written !== undefined || (OF_THE_BEGINNING.has(column) && table !== 'calendar_addresses')
    if (isFixed) return [{ table, key, kind: 'changed', column, was: before, is: now }]
    if (wasEdited && column !== 'updated_at') return []
    return isOneBitOff(before, now) ? [{ table, key, kind: 'flipped', column, was: before, is: now }] : []
  })
}

const sameRows = async (store: Store, table: SQLiteTable, page: readonly RawRow[]) => {
  const key = keyColumnsOf(table)
  const keys = page.map(({ values }) => listed(key.map(({ name }) => sql`${values.get(name)}`)))
  const columns = listed(key.map(({ column }) => sql`${column}`))
  const rows = await rawQuery(
    store,
    sql`select * from ${table} where ${columns} in (values ${sql.join(keys, sql`, `)})`,
  )
  return new Map(rows.map((row) => [key.map(({ name }) => String(row[name])).join(' '), new Map(Object.entries(row))]))
}

/**
 * What of an earlier copy is another in the database now though nobody can have changed it, or in one bit only.
 * @param compared is told how many rows were looked at
 */
export async function* differencesTo(
  earlier: Store,
  now: Store,
  compared: (rows: number) => void,
): AsyncGenerator<Difference> {
  const lacking = new Set((await missingParts(earlier)).map((part) => part.split(' ').at(-1)))
  for (const table of Object.values(earlier.t)) {
    const name = getTableName(table)
    if (DERIVED.has(name) || lacking.has(name)) continue
    if (schemaColumnsOf(table).some((column) => lacking.has(`${name}.${column.name}`))) continue
    for await (const page of rawRows(earlier, table)) {
      if (page.length === 0) continue
      const current = await sameRows(now, table, page)
      compared(page.length)
      for (const { key, values } of page) yield* differencesIn(name, key, values, current.get(key))
    }
  }
}

/** How many entries of an earlier copy's log came after all those that the database holds: it went back to before them. */
export const entriesAhead = async (earlier: Store, now: Store): Promise<number> => {
  const rows = await rawQuery(earlier, sql`select learner_id, id from reviews order by rowid desc`)
  let ahead = 0
  for (const { learner_id: learnerId, id } of rows) {
    const here = await rawQuery(now, sql`select 1 from reviews where learner_id = ${learnerId} and id = ${id}`)
    if (here.length > 0) return ahead
    ahead++
  }
  return ahead
}

const PAGE = 500

export type RawRow = {
  /** The values that tell it apart, in words. */
  readonly key: string
  /** Values as the driver gives them, by the column's name in the database. */
  readonly values: ReadonlyMap<string, unknown>
}

const listed = (parts: readonly SQL[]): SQL => sql`(${sql.join([...parts], sql`, `)})`

/** All rows of a table as they are stored, nothing read or replaced, in pages and in the order of their keys. */
export async function* rawRows({ db }: Store, table: SQLiteTable): AsyncGenerator<readonly RawRow[]> {
  const fields = Object.fromEntries(schemaColumnsOf(table).map(({ column, name }) => [name, sql<unknown>`${column}`]))
  const key = keyColumnsOf(table)
  let last: readonly unknown[] | null = null
  for (;;) {
    const after: SQL | undefined = last
      ? sql`${listed(key.map(({ column }) => sql`${column}`))} > ${listed(last.map((value) => sql`${value}`))}`
      : undefined
    const rows: Record<string, unknown>[] = await db
      .select(fields)
      .from(table)
      .where(after)
      .orderBy(...key.map(({ column }) => asc(column)))
      .limit(PAGE)
    yield rows.map((row) => ({
      key: key.map(({ name }) => String(row[name])).join(' '),
      values: new Map(Object.entries(row)),
    }))
    const end = rows.at(-1)
    if (!end || rows.length < PAGE) return
    last = key.map(({ name }) => end[name])
  }
}
