import { foreignKey, index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** The column makers that the tables are written over; `postgres.ts` has the same keys. */
export const sqlite = {
  table: sqliteTable,
  index,
  uniqueIndex,
  primaryKey,
  foreignKey,
  text: () => text(),
  /** Milliseconds since 1970 UTC. */
  instant: () => integer(),
  /** Whole numbers of at most 32 bits: study days, counts, milliseconds of one answer. */
  whole: () => integer(),
  number: () => real(),
  flag: () => integer({ mode: 'boolean' }),
  json: <T>() => text({ mode: 'json' }).$type<T>(),
}

export type Dialect = typeof sqlite
