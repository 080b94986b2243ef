import { Worker } from 'node:worker_threads'
import { JOBS, type JobAnswer, type JobOrder, type JobProgress, type JobRequest, LONG_JOBS } from './jobs'
import { MEMORY_VARIABLE, PARENT_VARIABLE } from './worker'

const tell = (progress: number, at?: string) => process.send?.({ progress, at } satisfies JobProgress)

const run = async ({ job, input }: JobRequest): Promise<unknown> => {
  const work = await { ...JOBS, ...LONG_JOBS }[job](tell)
  return Reflect.apply(work, null, input)
}

const BYTES_OF_A_MEGABYTE = 1024 * 1024
/** The alarm rings before the kernel refuses memory: a reader that is refused some may take a file for damaged. */
const ALARM_SHARE = 0.92

const alarm = new Worker(new URL('./alarm.mjs', import.meta.url), {
  // Without the compiler that this process was started with.
  execArgv: [],
  workerData: {
    parentPid: Number(process.env[PARENT_VARIABLE]),
    mostBytes: Number(process.env[MEMORY_VARIABLE]) * ALARM_SHARE * BYTES_OF_A_MEGABYTE,
  },
})

/** What V8 says where the system gives no more memory for a buffer or a string. */
const isOutOfMemory = (reason: unknown): boolean =>
  reason instanceof RangeError &&
  /allocation failed|invalid (?:array buffer|typed array|string) length/i.test(reason.message)

const failureOf = (reason: unknown): JobAnswer => ({
  ok: false,
  why: isOutOfMemory(reason) ? 'memory' : 'broken',
  reason: reason instanceof Error ? (reason.stack ?? reason.message) : String(reason),
})

process.on('message', ({ request, mayTakeMs }: JobOrder) => {
  alarm.postMessage(mayTakeMs)
  run(request)
    .then((value): JobAnswer => ({ ok: true, value }), failureOf)
    .then((answer) => {
      alarm.postMessage(null)
      process.send?.(answer)
    })
})
// Ctrl-C reaches the whole group; the server above decides when it has finished.
process.on('SIGINT', () => undefined)
process.on('disconnect', () => process.exit(0))
