import { readFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'

/**
 * Asks a server whether it lives, again and again over one connection, and tells the longest that it took. In a thread of
 * its own: what sends texts is busy with them.
 */
const { url, pid, everyMs } = workerData
const agent = new Agent({ keepAlive: true, maxSockets: 1 })

/** Milliseconds of processor time that the server has used; NaN on a system that does not tell. */
const processorMs = () => {
  try {
    const after = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return (Number(after[11]) + Number(after[12])) * 10
  } catch {
    return Number.NaN
  }
}

const ask = () =>
  new Promise((resolve) => {
    const sent = get(`${url}/api/v1/live`, { agent }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode === 204))
    })
    sent.on('error', () => resolve(false))
  })

let longest = { ms: 0, busyMs: 0 }
let [asked, failed, isOver] = [0, 0, false]

parentPort.on('message', (order) => {
  if (order === 'stop') isOver = true
  else {
    parentPort.postMessage({ longestMs: longest.ms, busyMs: longest.busyMs, asked, failed })
    longest = { ms: 0, busyMs: 0 }
  }
})

while (!isOver) {
  const [begin, used] = [performance.now(), processorMs()]
  const answered = await ask()
  const ms = performance.now() - begin
  asked += 1
  if (!answered) failed += 1
  // What the server did not compute itself, it waited for the machine: another program had the processor.
  const busyMs = Math.min(ms, Number.isNaN(used) ? ms : processorMs() - used + 10)
  if (busyMs > longest.busyMs) longest = { ms: Math.max(ms, longest.ms), busyMs }
  else if (ms > longest.ms) longest = { ...longest, ms }
  await new Promise((next) => setTimeout(next, everyMs))
}
agent.destroy()
parentPort.close()
