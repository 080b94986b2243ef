import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { MINUTE_MS } from '../../domain/time/units'
import { mediaInPostgres } from '../media/in-postgres'
import { schema } from '../schema/postgres'
import { type Db, type Engine, NestedWriteError, type Store, type Tx } from './engine'
import { insideWriteOf } from './inside-write'
import { isConnectionLost } from './storage-failure'

const MOST_ATTEMPTS = 4
/** Serialisation failure and deadlock: nothing was kept, and the same work may succeed. */
const RETRIED_CODES = new Set(['40001', '40P01'])

const CONNECTIONS = 10
/** The rest is left to reading, however many writes wait for a lock. */
const WRITES_AT_ONCE = 6

/** How long what may take: a request that waits for ever takes its connection from all others. */
export type PostgresLimits = {
  /** For a connection: a new one, or one of the pool that becomes free. Also for a write's turn. */
  readonly connectionMs: number
  /** For a lock that another transaction holds. */
  readonly lockMs: number
  readonly statementMs: number
  /** For a transaction that sends nothing. */
  readonly idleMs: number
  /** For an answer, measured here: a server that was stopped or cut off ends no statement. */
  readonly answerMs: number
}

export const SERVER_LIMITS: PostgresLimits = {
  connectionMs: 5_000,
  lockMs: 5_000,
  statementMs: 15_000,
  idleMs: MINUTE_MS,
  answerMs: 20_000,
}

/** What a PostgreSQL connection is opened with; a limit that DATABASE_URL names itself takes precedence. */
export const connectionOptions = (url: string, limits: PostgresLimits) => ({
  connectionString: url,
  connectionTimeoutMillis: limits.connectionMs,
  lock_timeout: limits.lockMs,
  statement_timeout: limits.statementMs,
  idle_in_transaction_session_timeout: limits.idleMs,
  query_timeout: limits.answerMs,
  keepAlive: true,
  // Compiling a statement takes longer than any here runs.
  options: ['-c jit=off', process.env.PGOPTIONS ?? ''].join(' '),
})

const isRetried = (reason: unknown): boolean => {
  const cause = reason instanceof Error && reason.cause instanceof pg.DatabaseError ? reason.cause : reason
  return cause instanceof pg.DatabaseError && RETRIED_CODES.has(cause.code ?? '')
}

const ignore = () => {}

const storeOver = (client: pg.Pool | pg.PoolClient): Store => ({
  dialect: 'postgres',
  db: drizzle(client, { casing: 'snake_case' }) as unknown as Db, // one set of queries, typed as SQLite's
  t: schema,
})

/** Rolls back; false if the connection cannot be used on. One that does not answer is not asked again. */
const rolledBack = async (client: pg.PoolClient, reason: unknown): Promise<boolean> => {
  if (isConnectionLost(reason)) return false
  return client.query('ROLLBACK').then(
    () => true,
    () => false,
  )
}

/**
 * The engine on a PostgreSQL database that has been migrated. Whatever waits too long fails with an error that
 * `storageFailure` explains, and the next request finds a connection that works.
 */
export const openPostgres = (url: string, limits: PostgresLimits = SERVER_LIMITS): Engine => {
  const pool = new pg.Pool({ ...connectionOptions(url, limits), max: CONNECTIONS })
  // An idle connection that the server closes is replaced at the next query; without a listener it ends the process.
  pool.on('error', ignore)
  const insideWrite = insideWriteOf(pool)
  const inTurn = createTurns(WRITES_AT_ONCE, limits.connectionMs)

  const once = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    const client = await pool.connect()
    // The pool listens to idle connections only, and one that is lost between two statements would end the process.
    client.on('error', ignore)
    const release = (isBroken: boolean) => {
      client.off('error', ignore)
      client.release(isBroken)
    }
    try {
      await client.query('BEGIN')
      const value = await insideWrite.run(() => work(storeOver(client) as Tx)) // between BEGIN and COMMIT
      await client.query('COMMIT')
      release(false)
      return value
    } catch (reason) {
      release(!(await rolledBack(client, reason)))
      throw reason
    }
  }

  return {
    dialect: 'postgres',
    read: storeOver(pool),
    write: (work) => {
      if (insideWrite.isInside()) return Promise.reject(new NestedWriteError())
      return inTurn(async () => {
        for (let attempt = 1; ; attempt++) {
          try {
            return await once(work)
          } catch (reason) {
            if (attempt >= MOST_ATTEMPTS || !isRetried(reason)) throw reason
          }
        }
      })
    },
    media: mediaInPostgres(pool),
    close: () => pool.end(),
  }
}

/** Too much waits for the database already. */
export class NoTurnError extends Error {
  readonly code = 'AIDE_NO_TURN'
  constructor() {
    super('waited for a turn at the database for too long')
    this.name = 'NoTurnError'
  }
}

/**
 * Lets at most `most` pieces of work run at once; the others wait in the order in which they came.
 * The promise rejects with NoTurnError if its turn does not come within `longestWaitMs`.
 */
export const createTurns = (most: number, longestWaitMs: number) => {
  const waiting: (() => void)[] = []
  let running = 0

  const turn = (): Promise<void> => {
    if (running < most) {
      running++
      return Promise.resolve()
    }
    return new Promise((resolve, reject) => {
      const begin = () => {
        clearTimeout(limit)
        resolve()
      }
      const limit = setTimeout(() => {
        waiting.splice(waiting.indexOf(begin), 1)
        reject(new NoTurnError())
      }, longestWaitMs)
      waiting.push(begin)
    })
  }
  const end = () => {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
  return async <T>(work: () => Promise<T>): Promise<T> => {
    await turn()
    try {
      return await work()
    } finally {
      end()
    }
  }
}
