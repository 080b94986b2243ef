import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * The engines whose writes this work is part of. One storage for all of them: Node passes each that was ever used on to
 * every promise, also after its engine was closed.
 */
const writing = new AsyncLocalStorage<readonly object[]>()

/** Tells whether code runs inside a write of one engine. */
export const insideWriteOf = (engine: object) => ({
  isInside: (): boolean => writing.getStore()?.includes(engine) ?? false,
  run: <T>(work: () => Promise<T>): Promise<T> => writing.run([...(writing.getStore() ?? []), engine], work),
})
