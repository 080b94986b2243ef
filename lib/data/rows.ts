import { getTableColumns } from 'drizzle-orm'
import type { CardId, FactId, ReviewId, SettingsId } from '../domain/ids'
import type { Weight } from '../domain/library'
import {
  type ActValue,
  FORMATS,
  type Format,
  type GivenDue,
  type LogEntry,
  MODES,
  type Mode,
  type ReviewEntry,
  type StatedMemory,
} from '../domain/scheduling/log'
import { type Memory, RATINGS, type Rating } from '../domain/scheduling/memory'
import { DamagedValueError } from './schema/dialect/read-value'
import type { Schema } from './schema/tables'

/** A row of a table as it is read. */
export type StoredRow<Name extends keyof Schema> = Readonly<Schema[Name]['$inferSelect']>
/** A row of a table as it is written, without whose it is. */
export type NewRow<Name extends keyof Schema> = Omit<Schema[Name]['$inferInsert'], 'workspaceId' | 'learnerId'>

export type MemoryRow = StoredRow<'memories'>
export type ReviewRow = StoredRow<'reviews'>

export type FactPassageRow = NewRow<'factPassages'>

/** Where a card stands in the library, as far as studying it is concerned. */
export type CardPlacement = {
  readonly cardId: CardId
  readonly factId: FactId
  readonly weight: Weight
  readonly position: number
  readonly retired: boolean
}

/** The columns of a memory: a row has others that only serve queries, and each costs time a few hundred times. */
export const memoryColumns = ({ memories }: Pick<Schema, 'memories'>) => {
  const { learnerId, cardId, workspaceId, factId, leech, retired, shuffle, ...columns } = getTableColumns(memories)
  return columns
}

/** The memory that a row holds. */
export const memoryOfRow = (row: MemoryRow): Memory => {
  const { learnerId, cardId, workspaceId, factId, leech, retired, shuffle, ...memory } = row
  return memory
}

/** The columns of the log that an entry is read from. */
export const entryColumns = ({ reviews: r }: Pick<Schema, 'reviews'>) => ({
  id: r.id,
  kind: r.kind,
  cardId: r.cardId,
  at: r.at,
  day: r.day,
  rating: r.rating,
  format: r.format,
  mode: r.mode,
  questionMs: r.questionMs,
  answerMs: r.answerMs,
  fuzz: r.fuzz,
  settingsId: r.settingsId,
  value: r.value,
  redoes: r.redoes,
})

type LogColumns = Pick<ReviewRow, keyof ReturnType<typeof entryColumns>>

const RATINGS_KNOWN: ReadonlySet<unknown> = new Set(RATINGS)
const FORMATS_KNOWN: ReadonlySet<unknown> = new Set(FORMATS)
const MODES_KNOWN: ReadonlySet<unknown> = new Set(MODES)

/** A due day with the interval that was given with it; null if a value is none. */
const dueOf = (value: unknown): GivenDue | null =>
  typeof value === 'object' && value !== null && 'dueDay' in value && 'intervalDays' in value
    ? { dueDay: Number(value.dueDay), intervalDays: Number(value.intervalDays) }
    : null

/** Why a row of the log cannot be read as an entry; null if it can. */
export const whyUnreadable = (row: LogColumns): string | null => {
  const { kind, value } = row
  switch (kind) {
    case 'review':
      if (!RATINGS_KNOWN.has(row.rating)) return `its rating is ${row.rating}`
      if (!FORMATS_KNOWN.has(row.format)) return `its format is ${row.format}`
      if (!MODES_KNOWN.has(row.mode)) return `its mode is ${row.mode}`
      return row.settingsId === null ? 'it names no settings' : null
    case 'void':
      return typeof value === 'string' ? null : 'it names no entry to undo'
    case 'set-due':
      return typeof value === 'number' || dueOf(value) ? null : 'it names no due day'
    case 'reschedule':
      return dueOf(value) ? null : 'it names no due day and interval'
    case 'set-memory':
      return typeof value === 'object' && value !== null ? null : 'it states no memory'
    case 'forget':
    case 'suspend':
    case 'bury':
    case 'mark':
    case 'flag':
    case 'clear-leech':
    case 'reposition':
      return null
    default:
      return `its kind is ${kind satisfies never}`
  }
}

/**
 * The log entry that a row holds.
 * @throws DamagedValueError if it cannot be read
 */
export const readLogEntry = (row: LogColumns): LogEntry => {
  const why = whyUnreadable(row)
  if (why !== null) throw new DamagedValueError(row.id, `an entry of the log that can be read: ${why}`)
  const { value } = row
  if (row.kind === 'review') {
    // By far the most entries, and often a million at once: all of one shape, made in one go.
    const review: ReviewEntry = {
      id: row.id,
      cardId: row.cardId,
      at: row.at,
      day: row.day,
      kind: 'review',
      rating: row.rating as Rating, // looked at above, as the next ones are
      format: row.format as Format,
      mode: row.mode as Mode,
      questionMs: row.questionMs ?? 0,
      answerMs: row.answerMs ?? 0,
      fuzz: row.fuzz,
      settingsId: row.settingsId as SettingsId,
    }
    return row.redoes === null ? review : { ...review, redoes: row.redoes }
  }
  const redoes = row.redoes === null ? {} : { redoes: row.redoes }
  const entry = { id: row.id, cardId: row.cardId, at: row.at, day: row.day, ...redoes }
  switch (row.kind) {
    case 'void':
      return { ...entry, kind: 'void', voids: value as ReviewId } // edge
    case 'set-due':
      return { ...entry, kind: 'set-due', ...(dueOf(value) ?? { dueDay: Number(value) }) }
    case 'reschedule':
      return { ...entry, kind: 'reschedule', ...(dueOf(value) as GivenDue) } // looked at above
    case 'forget':
      return { ...entry, kind: 'forget', ...(value === true ? { keepsCounts: true } : {}) }
    case 'set-memory':
      return { ...entry, kind: 'set-memory', memory: value as StatedMemory } // looked at above
    case 'suspend':
      return { ...entry, kind: 'suspend', suspended: value === true }
    case 'bury':
      return { ...entry, kind: 'bury', untilDay: typeof value === 'number' ? value : null }
    case 'mark':
      return { ...entry, kind: 'mark', marked: value === true }
    case 'clear-leech':
      return { ...entry, kind: 'clear-leech' }
    case 'flag':
      return { ...entry, kind: 'flag', flag: typeof value === 'number' ? value : 0 }
    case 'reposition':
      return { ...entry, kind: 'reposition', position: typeof value === 'number' ? value : null }
    default:
      return row.kind satisfies never
  }
}

/** What an entry carries beside its instant: the `value` column. */
export const entryValue = (entry: LogEntry): ActValue => {
  switch (entry.kind) {
    case 'forget':
      return entry.keepsCounts ?? null
    case 'review':
    case 'clear-leech':
      return null
    case 'void':
      return entry.voids
    case 'set-due': {
      const { dueDay, intervalDays } = entry
      return intervalDays === undefined ? dueDay : { dueDay, intervalDays }
    }
    case 'reschedule':
      return { dueDay: entry.dueDay, intervalDays: entry.intervalDays }
    case 'set-memory':
      return entry.memory
    case 'suspend':
      return entry.suspended
    case 'bury':
      return entry.untilDay
    case 'mark':
      return entry.marked
    case 'flag':
      return entry.flag
    case 'reposition':
      return entry.position
    default:
      return entry satisfies never
  }
}
