import { getTableName, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Store } from '../engine/engine'
import { rawQuery } from './raw-query'
import { keyNamesOf, type RawRow, rawRows } from './raw-rows'
import { missingParts, schemaColumnsOf } from './schema-parts'

/** Tables whose rows are written once and never changed or deleted. */
const WRITTEN_ONCE = new Set([
  'workspaces',
  'snapshots',
  'passages',
  'settings_versions',
  'reviews',
  'fact_versions',
  'decisions',
  'model_calls',
  'rehearsal_answers',
])

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
  const isFinal = WRITTEN_ONCE.has(table)
  if (!is) return isFinal ? [{ table, key, kind: 'gone' as const, column: '', was: null, is: null }] : []
  // Somebody changed the row since: another value is what they wrote.
  const wasEdited = was.has('updated_at') && !isEqual(was.get('updated_at'), is.get('updated_at'))
  return [...was].flatMap(([column, before]): Difference[] => {
    const now = is.get(column)
    if (isEqual(before, now)) return []
    const isFixed = isFinal || (OF_THE_BEGINNING.has(column) && table !== 'calendar_addresses')
    if (isFixed) return [{ table, key, kind: 'changed', column, was: before, is: now }]
    if (wasEdited && column !== 'updated_at') return []
    return isOneBitOff(before, now) ? [{ table, key, kind: 'flipped', column, was: before, is: now }] : []
  })
}

const sameRows = async (store: Store, table: SQLiteTable, page: readonly RawRow[]) => {
  const names = keyNamesOf(table)
  const list = (values: readonly SQL[]) => sql.join([...values], sql`, `)
  const keys = page.map(({ values }) => sql`(${list(names.map((name) => sql`${values.get(name)}`))})`)
  const rows = await rawQuery(
    store,
    sql`select * from ${table} where (${list(names.map((name) => sql.identifier(name) as unknown as SQL))}) in (values ${list(keys)})`,
  )
  return new Map(rows.map((row) => [names.map((name) => String(row[name])).join(' '), new Map(Object.entries(row))]))
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
