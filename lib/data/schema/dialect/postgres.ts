import { type Column, sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  customType,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { readChoice } from './read-value'
import type { Dialect } from './sqlite'

const choice = <T extends string>(words: readonly [T, ...T[]]) => {
  const read = readChoice(words)
  return customType<{ data: T; driverData: string }>({ dataType: () => 'text', fromDriver: (raw) => read(raw) })()
}

const json = customType<{ data: unknown; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: (value) => JSON.stringify(value),
})

/** PostgreSQL's makers under the keys of SQLite's. The cast is the one place where the two are declared alike. */
export const postgres = {
  table: pgTable,
  index,
  uniqueIndex,
  primaryKey,
  foreignKey,
  text: () => text(),
  inBytes: (text: Column) => sql`${text} collate "C"`,
  id: () => text(),
  choice,
  instant: () => bigint({ mode: 'number' }),
  whole: () => integer(),
  number: () => doublePrecision(),
  serial: () => bigint({ mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
  flag: () => boolean(),
  json: () => json(),
} as unknown as Dialect // one schema, two engines: every query is written against SQLite's types
