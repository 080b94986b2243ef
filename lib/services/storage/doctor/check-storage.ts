import { getTableName } from 'drizzle-orm'
import { rawRows } from '../../../data/examine/compare-rows'
import {
  isOfEarlierVersion,
  missingParts,
  schemaColumnsOf,
  unnumberedMigrations,
} from '../../../data/examine/schema-parts'
import { isOfIndex } from '../../../data/examine/search-index'
import type { Snapshot } from '../../../data/examine/snapshot'
import { DamagedValueError } from '../../../data/schema/dialect/read-value'
import { type Examination, type Examined, MOST_EXAMPLES, type OpenCheck, openCheck } from './check'

type Broken = { readonly table: string; readonly rowid: number; readonly parent: string }

/**
 * SQLite's own check of every page, index and reference, and whether all tables are there.
 * @throws NewerSchemaError
 */
export const checkStorage = async ({ connection, store }: Snapshot): Promise<OpenCheck | 'earlier-version'> => {
  const lines: string[] = []
  const check = openCheck('storage')
  if (connection) {
    check.examined(Number(connection.pragma('page_count', { simple: true })))
    try {
      const found = connection.prepare<[], string>(`pragma integrity_check(${MOST_EXAMPLES})`).pluck().all()
      // The full-text index follows from the rest, and has a check that can repair it.
      lines.push(...found.filter((line) => line !== 'ok' && !isOfIndex(line)))
    } catch (reason) {
      lines.push(reason instanceof Error ? reason.message : String(reason))
    }
  }
  if (lines.length === 0 && (await isOfEarlierVersion(store))) return 'earlier-version'
  if (lines.length === 0) lines.push(...(await missingParts(store)).map((part) => `the ${part} is missing`))
  if (lines.length === 0) lines.push(...(await unnumberedMigrations(store)))
  if (lines.length === 0 && connection) {
    const broken = connection.prepare<[], Broken>('pragma foreign_key_check').all()
    lines.push(
      ...broken.map(
        ({ table, rowid, parent }) => `row ${rowid} of ${table} names a row of ${parent} that does not exist`,
      ),
    )
  }
  for (const line of lines) check.found(line)
  return check
}

/** Reads every value of every table as what its column holds. */
export const checkValues = async ({ store }: Examination): Promise<Examined> => {
  const check = openCheck('values')
  for (const table of Object.values(store.t)) {
    const columns = schemaColumnsOf(table)
    for await (const page of rawRows(store, table)) {
      check.examined(page.length)
      for (const { key, values } of page) {
        for (const { column, name } of columns) {
          const raw = values.get(name)
          if (raw === null || raw === undefined) continue
          try {
            column.mapFromDriverValue(raw)
          } catch (reason) {
            if (!(reason instanceof DamagedValueError)) throw reason
            check.found(`${getTableName(table)} ${key}: ${name} ${reason.message}`)
          }
        }
      }
    }
  }
  return { check }
}
