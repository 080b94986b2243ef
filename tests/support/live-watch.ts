import { Worker } from 'node:worker_threads'
import type { RunningServer } from './server'

export type LiveSample = {
  /** The longest that `/api/v1/live` took to answer since the last look. */
  readonly longestMs: number
  /** Of an answer the most that the server was busy itself, rather than waiting for its turn on the machine. */
  readonly busyMs: number
  /** How often it was asked, and how often it did not answer, since the start. */
  readonly asked: number
  readonly failed: number
}

/** Watches whether a server answers, from a thread of its own. */
export const watchLive = ({ url, pid }: Pick<RunningServer, 'url' | 'pid'>, everyMs = 10) => {
  const thread = new Worker(new URL('./live-watch.mjs', import.meta.url), {
    execArgv: [],
    workerData: { url, pid, everyMs },
  })
  return {
    /** What was seen since the last look. */
    look: (): Promise<LiveSample> =>
      new Promise((resolve) => {
        thread.once('message', resolve)
        thread.postMessage('look')
      }),
    stop: (): Promise<void> =>
      new Promise((resolve) => {
        thread.once('exit', () => resolve())
        thread.postMessage('stop')
      }),
  }
}
