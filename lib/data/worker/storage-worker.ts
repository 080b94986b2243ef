import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { MINUTE_MS } from '../../domain/time/units'

/** What is done in a thread: by name, what goes in and what comes out. */
type StorageJobs = {
  'back-up': { readonly input: { readonly from: string; readonly file: string }; readonly output: number }
  'copy-backup': { readonly input: { readonly from: string; readonly file: string }; readonly output: null }
  libraries: {
    readonly input: { readonly files: readonly string[]; readonly sql: string }
    readonly output: readonly (string | null | undefined)[]
  }
  'restore-media': {
    readonly input: { readonly database: string; readonly from: string; readonly to: string }
    readonly output: number
  }
  'tidy-media': {
    readonly input: { readonly folder: string; readonly files: readonly string[] }
    readonly output: null
  }
  list: { readonly input: { readonly folder: string }; readonly output: readonly string[] }
  remove: { readonly input: { readonly files: readonly string[] }; readonly output: null }
  checkpoint: { readonly input: { readonly file: string }; readonly output: null }
}

type Answer = { readonly id: number } & (
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string; readonly code?: string }
)

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (reason: unknown) => void }

/** How long an idle thread is kept: answers come every few seconds, and starting one takes 50 ms of a core. */
const IDLE_MS = MINUTE_MS

export type StorageWorker = {
  /** Jobs run one after another. Rejects with the error of the job, its `code` included. */
  readonly run: <Job extends keyof StorageJobs>(
    job: Job,
    input: StorageJobs[Job]['input'],
  ) => Promise<StorageJobs[Job]['output']>
  /** Resolves when nothing runs any more, and ends the thread. */
  readonly end: () => Promise<void>
  /** Ends the thread now; what runs in it comes to nothing. */
  readonly abandon: () => void
}

const start = (): Worker => {
  const module = pathToFileURL(join(process.cwd(), 'lib', 'data', 'worker', 'storage-thread.mjs')).href
  // By way of a line of code, because bundlers rewrite the path of a worker that they can see.
  return new Worker(`import(${JSON.stringify(module)})`, { eval: true })
}

/** A thread for long work on database files; started when it is needed, and never a reason for the process to stay. */
export const storageWorker = (): StorageWorker => {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let lastId = 0
  let idleTimer: NodeJS.Timeout | undefined

  const rest = () => {
    worker?.unref()
    idleTimer = setTimeout(() => void stop(), IDLE_MS)
    idleTimer.unref()
  }
  const stop = async () => {
    clearTimeout(idleTimer)
    const ending = worker
    worker = null
    await ending?.terminate()
  }
  const settle = (answer: Answer) => {
    const job = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (answer.ok) job?.resolve(answer.value)
    else job?.reject(Object.assign(new Error(answer.message), answer.code === undefined ? {} : { code: answer.code }))
    if (waiting.size === 0) rest()
  }
  const begin = (): Worker => {
    const begun = start()
    const lose = (reason: unknown) => {
      if (worker === begun) worker = null
      for (const [id, { reject }] of waiting) {
        waiting.delete(id)
        reject(reason)
      }
    }
    begun.on('message', settle)
    begun.on('error', lose)
    begun.on('exit', (code) => worker === begun && lose(new Error(`the storage thread ended with code ${code}`)))
    return begun
  }

  return {
    run: <Job extends keyof StorageJobs>(job: Job, input: StorageJobs[Job]['input']) =>
      new Promise<StorageJobs[Job]['output']>((resolve, reject) => {
        clearTimeout(idleTimer)
        worker ??= begin()
        worker.ref()
        lastId += 1
        // The thread answers a job with that job's output.
        waiting.set(lastId, { resolve: resolve as Waiting['resolve'], reject })
        worker.postMessage({ id: lastId, job, input })
      }),
    end: async () => {
      while (waiting.size > 0) await new Promise((next) => setTimeout(next, 5))
      await stop()
    },
    abandon: () => {
      const reason = new Error('it took too long')
      for (const { reject } of waiting.values()) reject(reason)
      waiting.clear()
      worker?.unref()
      void stop()
    },
  }
}
