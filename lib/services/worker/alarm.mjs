import { parentPort, workerData } from 'node:worker_threads'

/**
 * Watches the process that it runs in, from a thread of its own: what the process reads may hold it in a loop in which
 * none of its timers run. Plain JavaScript, so that the thread needs no compiler and a few megabytes only.
 *
 * Ends the process by SIGKILL when its memory grows beyond `mostBytes` or its parent is gone, by SIGTERM when a job
 * takes longer than it may. A message is how many milliseconds the job that begins may take, or null when it has ended.
 */

/** Text is unpacked at under a gigabyte a second: between two looks there is room for little. */
const LOOK_EVERY_MS = 20
/** How often it looks whether the parent is there while nothing is read. */
const REST_MS = 1_000

const { parentPid, mostBytes } = workerData
let deadline = null
let timer = null

const look = () => {
  if (process.ppid !== parentPid || process.memoryUsage.rss() > mostBytes) process.kill(process.pid, 'SIGKILL')
  if (deadline !== null && performance.now() > deadline) process.kill(process.pid, 'SIGTERM')
}

const lookEvery = (ms) => {
  clearInterval(timer)
  timer = setInterval(look, ms)
}

parentPort.on('message', (mayTakeMs) => {
  deadline = mayTakeMs === null ? null : performance.now() + mayTakeMs
  lookEvery(mayTakeMs === null ? REST_MS : LOOK_EVERY_MS)
})
lookEvery(REST_MS)
