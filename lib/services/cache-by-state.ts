import { stateOfData } from '../data/engine/raw-query'
import { cacheByEngine } from './cache-by-engine'
import type { Context } from './context'

/**
 * A cache of what was read from the database, for each engine: a value is right until anything is stored, by whichever
 * process, and is read again then. At most `most` values are cached for an engine.
 */
export const cacheByState = <Value>(most: number) => {
  const cacheOf = cacheByEngine<string, { readonly state: string; readonly value: Value }>(most)
  return async ({ engine }: Pick<Context, 'engine'>, key: string) => {
    const cache = cacheOf(engine)
    // Read before the value is: what is stored meanwhile has it read again.
    const state = await stateOfData(engine)
    const found = cache.get(key)
    return {
      cached: found?.state === state ? found.value : null,
      keep: (value: Value): void => {
        cache.set(key, { state, value })
      },
    }
  }
}
