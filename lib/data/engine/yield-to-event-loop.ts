import { performance } from 'node:perf_hooks'

/** Lets what else the process has to do come first: between the steps of long work, so that no request waits for all of it. */
export const yieldToEventLoop = (): Promise<void> => new Promise((next) => setImmediate(next))

/** Milliseconds after which long work lets other work in. */
const TURN_MS = 10

export type Pause = () => Promise<void>

/** The longest that long work stands back for others, each time. */
const MOST_STANDING_BACK_MS = 20
/** Of a moment, what others used of it when they still have work to do. */
const BUSY = 0.5

/**
 * Waits until others have nothing more to do, for 20 ms at most. A request takes many turns of the event loop: if each
 * of them came after a step of the long work, it would wait for all of those steps.
 */
const standBack = async (): Promise<void> => {
  const since = performance.now()
  do {
    const before = performance.eventLoopUtilization()
    await new Promise((next) => setTimeout(next, 1))
    if (performance.eventLoopUtilization(before).utilization < BUSY) return
  } while (performance.now() - since < MOST_STANDING_BACK_MS)
}

let isAlone = false

/** Says that this process answers no requests, as a command: its long work stands back for nobody. */
export const answersNobodyElse = (): void => {
  isAlone = true
}

/** A pause for loops of short steps: it lets other work in if 10 ms have passed since it last did. */
export const pauses = (): Pause => {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < TURN_MS) return
    await (isAlone ? yieldToEventLoop() : standBack())
    since = performance.now()
  }
}

/** What work that yields between its steps comes to, with a pause at every step. */
export const inChunks = async <T>(steps: Generator<void, T>, pause: Pause): Promise<T> => {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await pause()
  }
}
