import { cacheByEngine } from './cache-by-engine'
import type { Context } from './context'

type Cached<Value> = {
  readonly mark: string
  readonly revision: number
  readonly readAt: number
  readonly value: Value
}

type Source<Value> = {
  /** Whose value it is; the learner's where it is left out. */
  readonly key?: string
  /** What the value depends on beside the log: it is read again when this changes. */
  readonly mark?: string
  /** The revision of the learner's log; null where nothing tells whether the value is still right. */
  readonly revision?: number | null
  readonly read: () => Promise<Value>
  /** Brings a value up to date with what came into the log after a revision; it is read again where this is left out. */
  readonly update?: (value: Value, since: number) => Promise<Value>
}

/**
 * A cache of values that are dear to read, for each engine. A value is valid for its mark, at most `maxAgeMs`, and is
 * brought up to date when the log has a later revision. At most `most` values are cached for an engine.
 */
export const cacheByRevision = <Value>(most: number, maxAgeMs = Number.POSITIVE_INFINITY) => {
  const cacheOf = cacheByEngine<string, Cached<Value>>(most)
  return {
    load: async ({ engine, actor, now }: Context, source: Source<Value>): Promise<Value> => {
      const { key = actor.learnerId, mark = '', revision = 0, read, update } = source
      if (revision === null) return await read()
      const cache = cacheOf(engine)
      const cached = cache.get(key)
      const age = now - (cached?.readAt ?? 0)
      const isValid = cached?.mark === mark && cached.revision <= revision && age >= 0 && age < maxAgeMs
      if (isValid && cached.revision === revision) return cached.value
      const isUpdated = isValid && update !== undefined
      const value = isUpdated ? await update(cached.value, cached.revision) : await read()
      cache.set(key, { mark, revision, readAt: isUpdated ? cached.readAt : now, value })
      return value
    },
    /** Has a learner's value read again the next time. */
    forget: ({ engine, actor }: Context): void => {
      cacheOf(engine).delete(actor.learnerId)
    },
  }
}
