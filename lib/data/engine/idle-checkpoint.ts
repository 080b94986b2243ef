import { storageWorker } from '../worker/storage-worker'

const IDLE_MS = 1_500
/** Under answers that never pause. */
const LONGEST_MS = 10_000

/**
 * Brings changes from the write-ahead log into the database file once nothing was written for a moment, so that a copy
 * of that one file is seconds old at most. In a thread, with a checkpoint that waits for nobody and holds up nobody.
 */
export const checkpointWhenIdle = (file: string) => {
  const worker = storageWorker()
  let timer: NodeJS.Timeout | undefined
  let lastAt = 0
  let firstAt: number | null = null

  const later = (ms: number) => {
    timer = setTimeout(look, ms)
    timer.unref()
  }
  const look = () => {
    timer = undefined
    const now = performance.now()
    const wait = Math.min(lastAt + IDLE_MS, (firstAt ?? now) + LONGEST_MS) - now
    if (wait > 0) return later(wait)
    firstAt = null
    // What fails here (a full disk) is tried again after the next change, and by SQLite itself.
    worker.run('checkpoint', { file }).catch(() => undefined)
  }
  return {
    /** Something was written. */
    touched: (): void => {
      lastAt = performance.now()
      firstAt ??= lastAt
      if (timer === undefined) later(IDLE_MS)
    },
    stop: (): Promise<void> => {
      clearTimeout(timer)
      return worker.end()
    },
  }
}
