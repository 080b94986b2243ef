/** Lets what else the process has to do come first: between the steps of long work, so that no request waits for all of it. */
export const yieldToEventLoop = (): Promise<void> => new Promise((next) => setImmediate(next))

/** Milliseconds after which long work lets other work in. */
const TURN_MS = 10

export type Pause = () => Promise<void>

/** A pause for loops of short steps: it lets other work in if 10 ms have passed since it last did. */
export const pauses = (): Pause => {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < TURN_MS) return
    await yieldToEventLoop()
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
