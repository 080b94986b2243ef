import { isOfEarlierVersion, missingParts, unnumberedMigrations } from '../../../data/examine/schema-parts'
import { isOfIndex } from '../../../data/examine/search-index'
import type { Snapshot } from '../../../data/examine/snapshot'
import { type Check, MOST_EXAMPLES, openCheck } from './check'
import type { GoodBackups } from './good-backups'

const remedyOf = (backups: GoodBackups) => () => `The file cannot be repaired. ${backups.remedy()}`

/** A file that cannot even be opened. */
export const unreadableStorage = (file: string, reason: unknown, backups: GoodBackups): Check => {
  const check = openCheck('storage', remedyOf(backups))
  check.found(`${file}: ${reason instanceof Error ? reason.message : String(reason)}`)
  return check.done()
}

/**
 * SQLite's own check of every page and index, and whether all tables are there.
 * @throws NewerSchemaError
 */
export const checkStorage = async (
  { connection, store }: Snapshot,
  backups: GoodBackups,
): Promise<Check | 'earlier-version'> => {
  const lines: string[] = []
  let pages = 0
  if (connection) {
    pages = Number(connection.pragma('page_count', { simple: true }))
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
  const check = openCheck('storage', remedyOf(backups))
  check.examined(pages)
  for (const line of lines) check.found(line)
  return check.done()
}
