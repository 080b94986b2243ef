import { LRUCache } from 'lru-cache'
import type { Engine } from '../data/engine/engine'
import { stateOfData } from '../data/engine/raw-query'
import type { Context } from './context'

/**
 * A cache for each engine, so that no two databases are ever mixed up. Each keeps at most `most` values and drops the
 * one that was used longest ago.
 */
const cacheByEngine = <Value extends object>(most: number) => {
  const caches = new WeakMap<Engine, LRUCache<string, Value>>()
  return (engine: Engine): LRUCache<string, Value> => {
    const cache = caches.get(engine) ?? new LRUCache<string, Value>({ max: most })
    caches.set(engine, cache)
    return cache
  }
}

type Cached<Value> = {
  readonly mark: string
  readonly revision: number
  readonly readAt: number
  readonly value: Value
}

type Source<Value> = {
  /** What the value depends on beside the log: it is read again when this changes. */
  readonly mark?: string
  /** The revision of the learner's log; null where nothing tells whether the value is still right. */
  readonly revision?: number | null
  readonly read: () => Promise<Value>
  /** Brings a value up to date with what came into the log after a revision; it is read again where this is left out. */
  readonly update?: (value: Value, since: number) => Promise<Value>
}

/**
 * A cache of values of learners that are dear to read, for each engine. A value is valid for its mark, at most `maxAgeMs`, and is
 * brought up to date when the log has a later revision. At most `most` values are cached for an engine.
 */
export const cacheByRevision = <Value>(most: number, maxAgeMs = Number.POSITIVE_INFINITY) => {
  const cacheOf = cacheByEngine<Cached<Value>>(most)
  return {
    load: async ({ engine, actor, now }: Context, source: Source<Value>): Promise<Value> => {
      const { mark = '', revision = 0, read, update } = source
      if (revision === null) return await read()
      const cache = cacheOf(engine)
      const cached = cache.get(actor.learnerId)
      const age = now - (cached?.readAt ?? 0)
      const isValid = cached?.mark === mark && cached.revision <= revision && age >= 0 && age < maxAgeMs
      if (isValid && cached.revision === revision) return cached.value
      const isUpdated = isValid && update !== undefined
      const value = isUpdated ? await update(cached.value, cached.revision) : await read()
      cache.set(actor.learnerId, { mark, revision, readAt: isUpdated ? cached.readAt : now, value })
      return value
    },
  }
}

/**
 * A cache of what was read from the database, for each engine: a value is right until anything is stored, by whichever
 * process, and is read again then. At most `most` values are cached for an engine.
 */
export const cacheByState = <Value>(most: number) => {
  const cacheOf = cacheByEngine<{ readonly state: string; readonly value: Value }>(most)
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

/** Remembers what was made for the last `most` keys that were asked for. What fails is not remembered. */
export const recentlyUsed = <T>(most: number): ((key: string, make: () => Promise<T>) => Promise<T>) => {
  const cached = new LRUCache<string, Promise<T>>({ max: most })
  return (key, make) => {
    const value = cached.get(key) ?? make()
    cached.set(key, value)
    value.catch(() => cached.delete(key))
    return value
  }
}
