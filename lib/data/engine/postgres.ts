import { AsyncLocalStorage } from 'node:async_hooks'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { schema } from '../schema/postgres'
import { type Db, type Engine, NestedWriteError, type Store, type Tx } from './engine'

const MOST_ATTEMPTS = 4
/** Serialisation failure and deadlock: nothing was kept, and the same work may succeed. */
const RETRIED_CODES = new Set(['40001', '40P01'])

const isRetried = (reason: unknown): boolean => {
  const cause = reason instanceof Error && reason.cause instanceof pg.DatabaseError ? reason.cause : reason
  return cause instanceof pg.DatabaseError && RETRIED_CODES.has(cause.code ?? '')
}

const storeOver = (client: pg.Pool | pg.PoolClient): Store => ({
  dialect: 'postgres',
  db: drizzle(client, { casing: 'snake_case' }) as unknown as Db, // one set of queries, typed as SQLite's
  t: schema,
})

/** The engine on a PostgreSQL database that has been migrated. */
export const openPostgres = (url: string): Engine => {
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  // An idle connection that the server closes is replaced at the next query; without a listener it ends the process.
  pool.on('error', () => {})
  const insideWrite = new AsyncLocalStorage<true>()

  const once = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    const client = await pool.connect()
    try {
      await client.query('BEGIN')
      const value = await insideWrite.run(true, () => work(storeOver(client) as Tx)) // between BEGIN and COMMIT
      await client.query('COMMIT')
      client.release()
      return value
    } catch (reason) {
      const broken = await client.query('ROLLBACK').then(
        () => false,
        () => true,
      )
      client.release(broken)
      throw reason
    }
  }

  return {
    dialect: 'postgres',
    read: storeOver(pool),
    write: async (work) => {
      if (insideWrite.getStore()) throw new NestedWriteError()
      for (let attempt = 1; ; attempt++) {
        try {
          return await once(work)
        } catch (reason) {
          if (attempt >= MOST_ATTEMPTS || !isRetried(reason)) throw reason
        }
      }
    },
    close: () => pool.end(),
  }
}
