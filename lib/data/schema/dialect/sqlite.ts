import { customType, foreignKey, index, integer, primaryKey, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Stored } from '../stored'
import { keptByText } from './kept-by-text'
import { parseJson, readChoice, readFlag, readInstant, readNumber, readText, readWhole } from './read-value'

/** A column whose values are read by `fromDriver`, whatever SQLite has stored there. */
const column = <T, Driver = T>(type: string, fromDriver: (raw: unknown) => T, toDriver?: (value: T) => Driver) =>
  customType<{ data: T; driverData: Driver }>({
    dataType: () => type,
    fromDriver: (raw) => fromDriver(raw),
    ...(toDriver ? { toDriver } : {}),
  })

const text = column('text', readText)
const instant = column('integer', readInstant)
const whole = column('integer', readWhole)
const number = column('real', readNumber)
const flag = column('integer', readFlag, (value) => (value ? 1 : 0))

/** The column makers that the tables are written over; `postgres.ts` has the same keys. */
export const sqlite = {
  table: sqliteTable,
  index,
  uniqueIndex,
  primaryKey,
  foreignKey,
  text: () => text(),
  /** A text that is an id of one kind: rows are read with its branded type. */
  id: <T extends string>() => text().$type<T>(),
  /** One of a closed set of words; a stored one that is none of them is read as `substitute`, the first if not given. */
  choice: <const T extends string>(words: readonly [T, ...T[]], substitute: T = words[0]) =>
    column<T>('text', readChoice(words, substitute))(),
  /** Milliseconds since 1970 UTC. */
  instant: () => instant(),
  /** Whole numbers of at most 32 bits: study days, counts, milliseconds of one answer. */
  whole: () => whole(),
  number: () => number(),
  /** A key that the database counts up. */
  serial: () => integer().primaryKey(),
  flag: () => flag(),
  /** JSON of the shape that `stored` reads. */
  json: <T>(stored: Stored<T>) =>
    column<T, string>(
      'text',
      (raw) => stored(parseJson(raw)),
      (value) => JSON.stringify(value),
    )(),
  /** As `json`, where few texts are read again and again. */
  repeatedJson: <T>(stored: Stored<T>) =>
    column<T, string>(
      'text',
      keptByText((raw) => stored(parseJson(raw))),
      (value) => JSON.stringify(value),
    )(),
}

export type Dialect = typeof sqlite
