import type Sqlite from 'better-sqlite3'

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
