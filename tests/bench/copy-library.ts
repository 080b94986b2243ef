import pg from 'pg'
import type { Engine } from '@/lib/data/engine/engine'
import { inPieces } from '@/lib/data/engine/insert-many'
import { bringSearchUpToDate } from '@/lib/data/open'
import type { Schema } from '@/lib/data/schema/tables'

/** Copies everything from one engine into an empty PostgreSQL database, and has it analysed. */
export const copyLibrary = async (from: Engine, to: Engine, url: string): Promise<void> => {
  for (const name of Object.keys(from.read.t) as (keyof Schema)[]) {
    if (name === 'searchEntries' || name === 'searchStates') continue
    const rows = await from.read.db.select().from(from.read.t[name])
    for (const piece of inPieces(rows, 1_000)) {
      await to.write(async (tx) => {
        await tx.db.insert(tx.t[name]).values([...piece] as never) // rows of the same table
      })
    }
  }
  await bringSearchUpToDate(to)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('vacuum analyze').finally(() => client.end())
}
