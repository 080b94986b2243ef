import { type SQL, sql } from 'drizzle-orm'
import { memoize } from '../../domain/memoize'

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)

const excludedOf = memoize(
  200,
  (columns: string): Readonly<Record<string, SQL>> =>
    Object.fromEntries(
      columns
        .split(',')
        .filter((name) => name !== '')
        .map((name) => [name, sql.raw(`excluded."${snakeCase(name)}"`)]),
    ),
)

/** The `set` clause of an upsert that takes these columns from the row that was offered. */
export const fromExcluded = (columns: readonly string[]): Readonly<Record<string, SQL>> => excludedOf(columns.join())

/** Pieces of a list small enough for one statement: databases take about 30,000 values at once. */
export const inPieces = <T>(list: readonly T[], size = 500): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size))
