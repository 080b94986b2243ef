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
/** A row of a workspace’s table as it is written, without whose it is. */
export type NewRow<Name extends keyof Schema> = Omit<Schema[Name]['$inferInsert'], 'workspaceId'>
/** A row of a learner’s table as it is written, without whose it is. */
export type NewOwnRow<Name extends keyof Schema> = Omit<Schema[Name]['$inferInsert'], 'learnerId'>

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

type ActKind = Exclude<LogEntry['kind'], 'review'>
type EntryOf<Kind extends LogEntry['kind']> = Extract<LogEntry, { readonly kind: Kind }>

/** What an entry of a kind holds in the column `value`: what it comes to, null if it is damaged, and how it is written. */
type Act<Kind extends ActKind> = {
  readonly read: (value: ActValue) => Omit<EntryOf<Kind>, 'id' | 'cardId' | 'at' | 'day' | 'redoes' | 'kind'> | null
  readonly written: (entry: EntryOf<Kind>) => ActValue
  /** What is wrong with a damaged one. */
  readonly damage?: string
}

const numberIn = (value: ActValue): number | null => (typeof value === 'number' ? value : null)

const ACTS: { readonly [Kind in ActKind]: Act<Kind> } = {
  void: {
    read: (value) => (typeof value === 'string' ? { voids: value as ReviewId } : null), // edge
    written: ({ voids }) => voids,
    damage: 'it names no entry to undo',
  },
  'set-due': {
    read: (value) => (typeof value === 'number' ? { dueDay: value } : dueOf(value)),
    written: ({ dueDay, intervalDays }) => (intervalDays === undefined ? dueDay : { dueDay, intervalDays }),
    damage: 'it names no due day',
  },
  reschedule: {
    read: dueOf,
    written: ({ dueDay, intervalDays }) => ({ dueDay, intervalDays }),
    damage: 'it names no due day and interval',
  },
  'set-memory': {
    read: (value) => (typeof value === 'object' && value !== null ? { memory: value as StatedMemory } : null), // edge
    written: ({ memory }) => memory,
    damage: 'it states no memory',
  },
  forget: {
    read: (value) => (value === true ? { keepsCounts: true } : {}),
    written: ({ keepsCounts }) => keepsCounts ?? null,
  },
  suspend: { read: (value) => ({ suspended: value === true }), written: ({ suspended }) => suspended },
  bury: { read: (value) => ({ untilDay: numberIn(value) }), written: ({ untilDay }) => untilDay },
  mark: { read: (value) => ({ marked: value === true }), written: ({ marked }) => marked },
  'clear-leech': { read: () => ({}), written: () => null },
  flag: { read: (value) => ({ flag: numberIn(value) ?? 0 }), written: ({ flag }) => flag },
  reposition: { read: (value) => ({ position: numberIn(value) }), written: ({ position }) => position },
}

/** Why a row of the log cannot be read as an entry; null if it can. */
export const whyUnreadable = (row: LogColumns): string | null => {
  const { kind, value } = row
  if (kind === 'review') {
    if (!RATINGS_KNOWN.has(row.rating)) return `its rating is ${row.rating}`
    if (!FORMATS_KNOWN.has(row.format)) return `its format is ${row.format}`
    if (!MODES_KNOWN.has(row.mode)) return `its mode is ${row.mode}`
    return row.settingsId === null ? 'it names no settings' : null
  }
  if (!Object.hasOwn(ACTS, kind)) return `its kind is ${kind}`
  return ACTS[kind].read(value) === null ? (ACTS[kind].damage ?? null) : null
}

/**
 * The log entry that a row holds.
 * @throws DamagedValueError if it cannot be read
 */
export const readLogEntry = (row: LogColumns): LogEntry => {
  const why = whyUnreadable(row)
  if (why !== null) throw new DamagedValueError(row.id, `an entry of the log that can be read: ${why}`)
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
  const { id, cardId, at, day, kind } = row
  return { id, cardId, at, day, ...redoes, kind, ...ACTS[kind].read(row.value) } as LogEntry // of its own kind
}

/** What an entry carries beside its instant: the `value` column. */
export const entryValue = (entry: LogEntry): ActValue =>
  entry.kind === 'review' ? null : ACTS[entry.kind].written(entry as never) // the one of its own kind
