import { AsyncLocalStorage } from 'node:async_hooks'
import { MINUTE_MS } from '../domain/time/units'
import type { JobInput, JobOutput, JobProgress, JobRequest, LongJob, WorkerJob } from './worker/jobs'
import { type Reader, type ReaderLimits, startReader } from './worker/worker'

/**
 * The longest text that is worked on in the server's own thread, in UTF-16 units; everything longer goes to a worker
 * process (`worker-pool.ts`). `tests/services/own-thread.test.ts` holds what stays in the thread to a fifth of a second, whatever
 * is written in the text.
 */
export const OWN_THREAD_CHARACTERS = 20_000

/** Why a job came to nothing: it took too long, needed too much memory, was stopped, or broke (a bug: `reason` has it). */
export type JobFailure = {
  readonly ok: false
  readonly why: 'timeout' | 'memory' | 'stopped' | 'broken'
  readonly reason: string
  /** What it was at when it ended, for people, if it said so. */
  readonly at?: string | undefined
}
export type JobResult<T> = { readonly ok: true; readonly value: T } | JobFailure

type JobOptions = { readonly timeoutMs?: number }

/** A PDF of a thousand pages takes a third of this on a busy machine. */
const JOB_TIMEOUT_MS = 30_000
/** Two readers together take a gigabyte at most. */
const LIMITS = { residentMb: 512, heapMb: 384 }
/** A second one so that a small page does not wait for a long book. */
const MOST_READERS = 2
/** Each holds a text in memory; somebody who sends more at once is told to wait. */
const MOST_WAITING = 100
/** How long an idle one is kept: starting it costs half a second. */
const IDLE_MS = MINUTE_MS

type Waiting = {
  readonly request: JobRequest
  readonly timeoutMs: number
  /** Of whoever asked, if they want to know whether they wait. */
  readonly ticket: string | null
  readonly resolve: (result: JobResult<unknown>) => void
}

/** Readers, those of them that are idle, what waits and who is read for. One for each process, also where code is loaded twice. */
type Pool = {
  readers: number
  readonly idle: Map<Reader, NodeJS.Timeout>
  readonly waiting: Waiting[]
  readonly reading: Map<Waiting, Reader>
  /** Tickets whose work is to stop, until it has. */
  readonly stopped: Set<string>
  readonly tickets: AsyncLocalStorage<string>
}
const POOL = Symbol.for('aide.worker-pool')
const shared = globalThis as { [POOL]?: Pool } // the process-wide object has no type for what is kept there

const poolOf = (): Pool => {
  shared[POOL] ??= {
    readers: 0,
    idle: new Map(),
    waiting: [],
    reading: new Map(),
    stopped: new Set(),
    tickets: new AsyncLocalStorage(),
  }
  return shared[POOL]
}

const begin = (pool: Pool): Reader => {
  pool.readers += 1
  const reader: Reader = startReader(process.cwd(), LIMITS, () => {
    clearTimeout(pool.idle.get(reader))
    pool.idle.delete(reader)
    pool.readers -= 1
    next(pool)
  })
  return reader
}

const rest = (pool: Pool, reader: Reader): void => {
  const timer = setTimeout(() => reader.end(), IDLE_MS)
  timer.unref()
  pool.idle.set(reader, timer)
}

const take = (pool: Pool): Reader | null => {
  const [first] = pool.idle
  if (!first) return pool.readers < MOST_READERS ? begin(pool) : null
  clearTimeout(first[1])
  pool.idle.delete(first[0])
  return first[0]
}

const STOPPED: JobFailure = { ok: false, why: 'stopped', reason: 'the one who asked for it stopped it' }

const isStopped = (pool: Pool, ticket: string | null): boolean => ticket !== null && pool.stopped.has(ticket)

const next = (pool: Pool): void => {
  if (pool.waiting.length === 0) return
  const reader = take(pool)
  const job = reader && pool.waiting.shift()
  if (!reader || !job) return
  pool.reading.set(job, reader)
  reader.run(job.request, job.timeoutMs).then((result) => {
    pool.reading.delete(job)
    if (!reader.isGone()) rest(pool, reader)
    job.resolve(isStopped(pool, job.ticket) && !result.ok ? STOPPED : result)
    next(pool)
  })
}

/**
 * Does heavy reading in another process, so that the server answers others meanwhile. At most two read at once, and what
 * comes then waits its turn. A process is kept warm for a minute; a job that takes too long or needs too much memory is
 * ended with it, and nothing comes of the job.
 */
export const runJob = <Job extends WorkerJob>(
  job: Job,
  input: JobInput<Job>,
  { timeoutMs = JOB_TIMEOUT_MS }: JobOptions = {},
): Promise<JobResult<JobOutput<Job>>> =>
  new Promise((resolve) => {
    const pool = poolOf()
    const request = { job, input } as JobRequest // job and input belong together by this function's own type
    const settled = resolve as Waiting['resolve'] // the reader answers a job with that job's output
    const ticket = pool.tickets.getStore() ?? null
    if (isStopped(pool, ticket)) return settled(STOPPED)
    if (pool.waiting.length >= MOST_WAITING)
      return settled({ ok: false, why: 'timeout', reason: `${MOST_WAITING} texts wait already` })
    pool.waiting.push({ request, timeoutMs, ticket, resolve: settled })
    next(pool)
  })

type LongRun<T> = {
  readonly result: Promise<JobResult<T>>
  /** Ends the work at once; the result is then a failure. */
  readonly abort: () => void
}

type LongJobOptions = ReaderLimits & {
  readonly timeoutMs: number
  /** Is told the share that is done, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined
}

/** Does a job that takes minutes in a process of its own, which ends with it. */
export const runLongJob = <Job extends LongJob>(
  job: Job,
  input: JobInput<Job>,
  { timeoutMs, onProgress, ...limits }: LongJobOptions,
): LongRun<JobOutput<Job>> => {
  let at: string | undefined
  const tell = (told: JobProgress) => {
    at = told.at
    onProgress?.(told.progress)
  }
  const reader = startReader(process.cwd(), limits, () => undefined, tell)
  const request = { job, input } as JobRequest // job and input belong together by this function's own type
  let isAborted = false
  const result = reader.run(request, timeoutMs).then((answer): JobResult<JobOutput<Job>> => {
    reader.end()
    if (isAborted) return STOPPED
    if (!answer.ok) return { ...answer, at }
    return { ok: true, value: answer.value as JobOutput<Job> } // it answers this job
  })
  const abort = () => {
    isAborted = true
    reader.end()
  }
  return { result, abort }
}

/** Does `work` so that `queueState` knows, by this ticket, whether its jobs have to wait. */
export const withTicket = <T>(ticket: string, work: () => Promise<T>): Promise<T> => {
  const { tickets, stopped } = poolOf()
  return tickets.run(ticket, () => work().finally(() => stopped.delete(ticket)))
}

/** Stops the jobs of a ticket, those that wait and those that are being done; whoever asked is told so. */
export const stopJobs = (ticket: string): void => {
  const { waiting, reading, stopped } = poolOf()
  const before = waiting.length + reading.size
  stopped.add(ticket)
  for (const job of waiting.filter((one) => one.ticket === ticket)) {
    waiting.splice(waiting.indexOf(job), 1)
    job.resolve(STOPPED)
  }
  for (const [job, reader] of [...reading]) if (job.ticket === ticket) reader.end()
  if (before === 0) stopped.delete(ticket)
}

/** What becomes of the reading that a ticket was given for. */
export type QueueState =
  /** Two others are being read, and this many stand before it. */
  { readonly state: 'waiting'; readonly before: number } | { readonly state: 'reading' } | { readonly state: 'none' }

export const queueState = (ticket: string): QueueState => {
  const { waiting, reading } = poolOf()
  const before = waiting.findIndex((job) => job.ticket === ticket)
  if (before >= 0) return { state: 'waiting', before }
  return { state: [...reading.keys()].some((job) => job.ticket === ticket) ? 'reading' : 'none' }
}

/** Ends the idle readers now: for a test that counts what is left, or a server that stops. */
export const endWorkers = (): void => {
  for (const reader of [...poolOf().idle.keys()]) reader.end()
}
