import {
  bigint,
  boolean,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { Dialect } from './sqlite'

/** PostgreSQL's makers under the keys of SQLite's. The cast is the one place where the two are declared alike. */
export const postgres = {
  table: pgTable,
  index,
  uniqueIndex,
  primaryKey,
  foreignKey,
  text: () => text(),
  instant: () => bigint({ mode: 'number' }),
  whole: () => integer(),
  number: () => doublePrecision(),
  flag: () => boolean(),
  json: <T>() => jsonb().$type<T>(),
} as unknown as Dialect // one schema, two engines: every query is written against SQLite's types
