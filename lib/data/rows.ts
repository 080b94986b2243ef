import type { CardId, ReviewId, SettingsId } from '../domain/ids'
import type { LogEntry } from '../domain/scheduling/log'
import type { Memory, Rating } from '../domain/scheduling/memory'
import type { Schema } from './schema/tables'

export type MemoryRow = Schema['memories']['$inferSelect']
export type ReviewRow = Schema['reviews']['$inferSelect']

/** The memory that a row holds, without the columns that only serve queries. */
export const memoryOf = (row: Memory): Memory => ({
  state: row.state,
  stability: row.stability,
  difficulty: row.difficulty,
  dueDay: row.dueDay,
  dueAt: row.dueAt,
  lastReviewAt: row.lastReviewAt,
  lastReviewDay: row.lastReviewDay,
  intervalDays: row.intervalDays,
  step: row.step,
  reps: row.reps,
  lapses: row.lapses,
  suspended: row.suspended,
  buriedUntilDay: row.buriedUntilDay,
  marked: row.marked,
  flag: row.flag,
})

type LogColumns = Pick<
  ReviewRow,
  | 'id'
  | 'kind'
  | 'cardId'
  | 'at'
  | 'day'
  | 'rating'
  | 'format'
  | 'mode'
  | 'questionMs'
  | 'answerMs'
  | 'fuzz'
  | 'settingsId'
  | 'value'
>

const broken = (row: LogColumns) => new Error(`log entry ${row.id} of kind ${row.kind} lacks a value it must have`)

/** The log entry that a row holds. @throws on a row that was not written by this program */
export const logEntryOf = (row: LogColumns): LogEntry => {
  // edge: ids come back from the database as plain strings
  const entry = { id: row.id as ReviewId, cardId: row.cardId as CardId, at: row.at, day: row.day }
  const { value } = row
  switch (row.kind) {
    case 'review': {
      if (row.rating === null || row.format === null || row.mode === null || row.settingsId === null) throw broken(row)
      return {
        ...entry,
        kind: 'review',
        rating: row.rating as Rating, // edge: checked when it was written
        format: row.format,
        mode: row.mode,
        questionMs: row.questionMs ?? 0,
        answerMs: row.answerMs ?? 0,
        fuzz: row.fuzz,
        settingsId: row.settingsId as SettingsId, // edge
      }
    }
    case 'void':
      if (typeof value !== 'string') throw broken(row)
      return { ...entry, kind: 'void', voids: value as ReviewId } // edge
    case 'set-due':
      if (typeof value !== 'number') throw broken(row)
      return { ...entry, kind: 'set-due', dueDay: value }
    case 'forget':
      return { ...entry, kind: 'forget' }
    case 'suspend':
      return { ...entry, kind: 'suspend', suspended: value === true }
    case 'bury':
      return { ...entry, kind: 'bury', untilDay: typeof value === 'number' ? value : null }
    case 'mark':
      return { ...entry, kind: 'mark', marked: value === true }
    case 'flag':
      return { ...entry, kind: 'flag', flag: typeof value === 'number' ? value : 0 }
    default:
      return row.kind satisfies never
  }
}

/** What an entry carries beside its instant: the `value` column. */
export const entryValue = (entry: LogEntry): number | boolean | string | null => {
  switch (entry.kind) {
    case 'review':
    case 'forget':
      return null
    case 'void':
      return entry.voids
    case 'set-due':
      return entry.dueDay
    case 'suspend':
      return entry.suspended
    case 'bury':
      return entry.untilDay
    case 'mark':
      return entry.marked
    case 'flag':
      return entry.flag
    default:
      return entry satisfies never
  }
}
