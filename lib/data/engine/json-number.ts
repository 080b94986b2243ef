import { type SQL, sql } from 'drizzle-orm'
import type { Store } from './engine'

/**
 * A whole number inside a JSON column, for conditions; null where there is none. SQLite keeps JSON as text, which may be
 * damaged: without the check, one such value would make the whole query fail. PostgreSQL holds no other than valid JSON.
 */
export const jsonNumber = ({ dialect }: Pick<Store, 'dialect'>, column: SQL | { getSQL(): SQL }, key: string): SQL => {
  const value = sql`cast(${column} ->> ${sql.raw(`'${key}'`)} as integer)`
  return dialect === 'sqlite' ? sql`case when json_valid(${column}) then ${value} end` : value
}
