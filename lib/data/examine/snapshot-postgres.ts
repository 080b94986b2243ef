import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { MINUTE_MS } from '../../domain/time/units'
import type { Db } from '../engine/engine'
import { connectionOptions, SERVER_LIMITS } from '../engine/postgres'
import { readMediaInPostgres } from '../media/in-postgres'
import { schema } from '../schema/postgres'
import type { Snapshot } from './snapshot'

/** Nobody waits for a page meanwhile. */
const PATIENT = { ...SERVER_LIMITS, statementMs: 30 * MINUTE_MS, idleMs: 30 * MINUTE_MS, answerMs: 31 * MINUTE_MS }

/** The whole of a PostgreSQL database as it is now. */
export const openPostgresSnapshot = async (url: string): Promise<Snapshot> => {
  const client = new pg.Client(connectionOptions(url, PATIENT))
  client.on('error', () => {})
  await client.connect()
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  await client.query('select 1')
  return {
    store: {
      dialect: 'postgres',
      db: drizzle(client, { casing: 'snake_case' }) as unknown as Db, // one set of queries, typed as SQLite's
      t: schema,
    },
    connection: null,
    media: readMediaInPostgres(client),
    close: () => client.end(),
  }
}
