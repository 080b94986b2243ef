import { getTableName } from 'drizzle-orm'
import { rawRows } from '../../../data/examine/compare-rows'
import { isOfEarlierVersion, missingParts, unnumberedMigrations } from '../../../data/examine/schema-parts'
import { isOfIndex } from '../../../data/examine/search-index'
import type { Snapshot } from '../../../data/examine/snapshot'
import { sha256Of } from '../../../data/library-ids'
import { allVersions, type SettingsVersion } from '../../../data/queries/learner/learner'
import {
  allWorkspaces,
  cardsInLog,
  type WholeSnapshot,
  wholeSnapshots,
} from '../../../data/queries/storage/integrity-scan'
import { entriesOfCards, type LoggedCard, loggedCards } from '../../../data/queries/study/log'
import { type ReviewRow, readLogEntry, whyUnreadable } from '../../../data/rows'
import { schemaColumnsOf } from '../../../data/schema/columns'
import { DamagedValueError } from '../../../data/schema/dialect/read-value'
import type { LogEntry } from '../../../domain/scheduling/log'
import { studyCalendar } from '../../../domain/time/study-day'
import { isLogged } from '../../study/entry-digest'
import { CLOCK_AHEAD_MS } from '../../study/store-entries'
import { type Examination, MOST_EXAMPLES, type OpenCheck, openCheck } from './check'

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
export const checkValues = async ({ store }: Examination, check: OpenCheck): Promise<void> => {
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
}

type Versions = ReadonlyMap<string, SettingsVersion>

/** The study days that an entry may lie on: an act does not say which of the learner's calendars was in force. */
const daysOf = (entry: LogEntry, versions: Versions): ReadonlySet<number> => {
  const own = entry.kind === 'review' ? [versions.get(entry.settingsId)] : [...versions.values()]
  return new Set(
    own.flatMap((version) => {
      if (!version) return []
      const { timeZone, dayStartHour } = version.settings
      return [studyCalendar(timeZone, dayStartHour).dayOf(entry.at)]
    }),
  )
}

/** Why an entry is not what was sent, or not at the time that was worked out for it; null if all of it is. */
const damageOf = (row: ReviewRow, card: LoggedCard | undefined, versions: Versions): string | null => {
  const why = whyUnreadable(row)
  if (why !== null) return `it cannot be read: ${why}`
  const entry = readLogEntry(row)
  if (!isLogged(row.digest, { ...entry, at: row.claimedAt })) return 'it is not what was sent'
  if ('settingsId' in entry && !versions.has(entry.settingsId))
    return `it names settings ${entry.settingsId}, which do not exist`
  if (!card) return 'its card does not exist'
  const at = Math.min(Math.max(row.claimedAt, card.createdAt), row.receivedAt + CLOCK_AHEAD_MS)
  if (row.at !== at) return `its instant is ${row.at} and should be ${at}`
  const days = daysOf(entry, versions)
  return days.has(row.day) ? null : `its study day is ${row.day} and should be ${[...days].join(' or ')}`
}

/** Holds every entry of every log against its digest, which was made of what the client sent. */
export const checkLog = async ({ store, actors }: Examination, check: OpenCheck): Promise<void> => {
  const workspaceIds = await allWorkspaces(store)
  for (const { learnerId } of actors) {
    const versions: Versions = new Map((await allVersions(store, learnerId)).map((version) => [version.id, version]))
    for await (const ids of cardsInLog(store, learnerId)) {
      const cards = await loggedCards(store, workspaceIds, ids)
      const rows = await entriesOfCards(store, learnerId, ids)
      check.examined(rows.length)
      for (const row of rows) {
        const what = damageOf(row, cards.get(row.cardId), versions)
        if (what !== null) check.found(`entry ${row.id} of card ${row.cardId}: ${what}`)
      }
    }
  }
}

type Passage = WholeSnapshot['passages'][number]

/** The parts of a passage that do not stand in the text where it says they do. */
const displaced = (text: string, { start, end, ...passage }: Passage): readonly string[] => {
  const parts = [
    ['exact', start, end],
    ['prefix', start - passage.prefix.length, start],
    ['suffix', end, end + passage.suffix.length],
    ['before', start - passage.before.length, start],
    ['after', end, end + passage.after.length],
  ] as const
  return parts.flatMap(([name, from, to]) => (from >= 0 && text.slice(from, to) === passage[name] ? [] : [name]))
}

/** Slices every passage back from its snapshot, and holds every snapshot against its hash. */
export const checkPassages = async ({ store }: Examination, check: OpenCheck): Promise<void> => {
  for await (const { id, articleKey, text, sha256, passages } of wholeSnapshots(store)) {
    const where = `snapshot ${id} of ${articleKey ?? 'no article'}`
    check.examined(passages.length)
    if (sha256Of(text) !== sha256) check.found(`${where}: its text is not the one that was imported`)
    for (const passage of passages) {
      const parts = displaced(text, passage)
      if (parts.length > 0)
        check.found(`passage ${passage.id} is not in ${where} at ${passage.start}: ${parts.join(', ')}`)
    }
  }
}
