import {
  customType,
  foreignKey,
  type IndexColumn,
  index,
  integer,
  primaryKey,
  sqliteTable,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
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
const json = column('text', parseJson, (value) => JSON.stringify(value))

/** The column makers that the tables are written over; `postgres.ts` has the same keys. */
export const sqlite = {
  table: sqliteTable,
  index,
  uniqueIndex,
  primaryKey,
  foreignKey,
  text: () => text(),
  /** A text that an index has in the order of its bytes, in which names that begin alike lie beside each other. */
  inBytes: <Text extends IndexColumn>(text: Text) => text,
  /** A text that is an id of one kind: rows are read with its branded type. */
  id: <T extends string>() => text().$type<T>(),
  /** One of a closed set of words. */
  choice: <const T extends string>(words: readonly [T, ...T[]]) => column<T>('text', readChoice(words))(),
  /** Milliseconds since 1970 UTC. */
  instant: () => instant(),
  /** Whole numbers of at most 32 bits: study days, counts, milliseconds of one answer. */
  whole: () => whole(),
  number: () => number(),
  /** A key that the database counts up. */
  serial: () => integer().primaryKey(),
  flag: () => flag(),
  /** JSON, which only this program writes. */
  json: <T>() => json().$type<T>(),
}

export type Dialect = typeof sqlite
