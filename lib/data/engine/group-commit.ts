import type Sqlite from 'better-sqlite3'
import { NestedWriteError, type Tx } from './engine'
import { insideWriteOf } from './inside-write'
import { yieldToEventLoop } from './yield-to-event-loop'

type Job = {
  readonly work: (tx: Tx) => Promise<unknown>
  readonly resolve: (value: unknown) => void
  readonly reject: (reason: unknown) => void
}

type Outcome = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: unknown }

/** What happens around each commit. Whatever throws refuses the whole group. */
export type AroundCommit = {
  readonly before: () => Promise<void>
  /** Inside the transaction, after all its writes. */
  readonly ending: () => void
  /** When it is durable, and before anyone is told so. */
  readonly after: () => Promise<void>
}

/** The most writes that share one commit: bounds how long the first of them waits for the last. */
const LARGEST_GROUP = 128

/**
 * One writer for one SQLite connection. Writes run one after another; those that wait at the same time share a
 * transaction, each in a savepoint of its own, and one durable commit answers them all.
 */
export const createWriter = (connection: Sqlite.Database, tx: Tx, around?: AroundCommit, longestWaitMs?: number) => {
  const insideWrite = insideWriteOf(connection)
  const waiting: Job[] = []
  let running = false

  const attempt = async (job: Job): Promise<Outcome> => {
    connection.exec('SAVEPOINT one_write')
    try {
      const value = await insideWrite.run(() => job.work(tx))
      connection.exec('RELEASE one_write')
      return { ok: true, value }
    } catch (reason) {
      // A full disk or an I/O error ends the whole transaction; then there is no savepoint to go back to.
      if (connection.inTransaction) connection.exec('ROLLBACK TO one_write; RELEASE one_write')
      return { ok: false, reason }
    }
  }

  const commitTogether = async (group: readonly Job[]) => {
    const outcomes: Outcome[] = []
    try {
      await around?.before()
      await beginImmediate(connection, longestWaitMs)
      for (const job of group) {
        const outcome = await attempt(job)
        outcomes.push(outcome)
        if (!connection.inTransaction)
          throw outcome.ok ? new Error('the transaction ended unexpectedly') : outcome.reason
      }
      around?.ending()
      connection.exec('COMMIT')
      await around?.after()
    } catch (reason) {
      if (connection.inTransaction) connection.exec('ROLLBACK')
      for (const job of group) job.reject(reason)
      return
    }
    group.forEach((job, i) => {
      const outcome = outcomes[i]
      if (outcome?.ok) job.resolve(outcome.value)
      else job.reject(outcome?.reason)
    })
  }

  const run = async () => {
    running = true
    while (waiting.length > 0) {
      // Requests that are already here get to join the group before it starts.
      await yieldToEventLoop()
      await commitTogether(waiting.splice(0, LARGEST_GROUP))
    }
    running = false
  }

  return {
    write: <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
      if (insideWrite.isInside()) return Promise.reject(new NestedWriteError())
      return new Promise<T>((resolve, reject) => {
        // The queue holds jobs of every type; each resolves the promise it was made with.
        waiting.push({ work, resolve: resolve as (value: unknown) => void, reject })
        if (!running) void run()
      })
    },
    /** Resolves when nothing waits any more. */
    idle: async () => {
      while (running || waiting.length > 0) await yieldToEventLoop()
    },
  }
}

/** How long a write waits for another process (the command line beside the server) before it gives up. */
export const LONGEST_WAIT_MS = 10_000
/** Pauses between two tries: short, because a lock is mostly held for milliseconds. */
const [FIRST_PAUSE_MS, LAST_PAUSE_MS] = [1, 20] as const

const isBusy = (reason: unknown): boolean =>
  reason instanceof Error &&
  'code' in reason &&
  typeof reason.code === 'string' &&
  reason.code.startsWith('SQLITE_BUSY')

/**
 * Begins a transaction that may write. While another process holds the lock it tries again and again, and other
 * requests are answered in between: SQLite's own busy timeout would stop the whole thread.
 * @throws SQLITE_BUSY if the lock is not free in time
 */
export const beginImmediate = async (connection: Sqlite.Database, longestWaitMs = LONGEST_WAIT_MS): Promise<void> => {
  const until = performance.now() + longestWaitMs
  for (let pauseMs: number = FIRST_PAUSE_MS; ; pauseMs = Math.min(LAST_PAUSE_MS, pauseMs * 2)) {
    try {
      connection.exec('BEGIN IMMEDIATE')
      return
    } catch (reason) {
      if (!isBusy(reason) || performance.now() + pauseMs > until) throw reason
    }
    await new Promise((next) => setTimeout(next, pauseMs))
  }
}
