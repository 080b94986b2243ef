/**
 * A function that keeps up to `most` of its results by key, then forgets them all. It runs in the browser and in
 * innermost loops, where keeping track of what was used last costs more than it saves. Nothing that throws is kept.
 */
export function memoize<Key, Value>(most: number, make: (key: Key) => Value): (key: Key) => Value {
  const cache = new Map<Key, Value>()
  return (key) => {
    const cached = cache.get(key)
    if (cached !== undefined) return cached
    const value = make(key)
    if (cache.size >= most) cache.clear()
    cache.set(key, value)
    return value
  }
}

/** A function that makes its value when it is first called, and returns the same one from then on. */
export function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | undefined
  return () => {
    value ??= make()
    return value
  }
}
