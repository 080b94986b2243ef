import { getTableName } from 'drizzle-orm'
import type { Engine } from '@/lib/data/engine/engine'

/** Every row of every table as text, in an order of its own: equal dumps are equal databases. */
export const dump = async ({ read }: Engine): Promise<Readonly<Record<string, readonly string[]>>> => {
  const tables: Record<string, readonly string[]> = {}
  for (const table of Object.values(read.t)) {
    const rows = await read.db.select().from(table)
    tables[getTableName(table)] = rows.map((row) => JSON.stringify(row)).sort()
  }
  return tables
}
