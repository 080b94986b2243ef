import { LRUCache } from 'lru-cache'
import type { Engine } from '../data/engine/engine'

/**
 * A cache for each engine, so that no two databases are ever mixed up. Each keeps at most `most` values and drops the
 * one that was used longest ago.
 */
export const cacheByEngine = <Key extends string, Value extends object>(most: number) => {
  const caches = new WeakMap<Engine, LRUCache<Key, Value>>()
  return (engine: Engine): LRUCache<Key, Value> => {
    const cache = caches.get(engine) ?? new LRUCache<Key, Value>({ max: most })
    caches.set(engine, cache)
    return cache
  }
}
