/** Remembers what was made for the last `most` keys that were asked for. What fails is not remembered. */
export const recentlyUsed = <T>(most: number): ((key: string, make: () => Promise<T>) => Promise<T>) => {
  const known = new Map<string, Promise<T>>()
  return (key, make) => {
    const value = known.get(key) ?? make()
    known.delete(key)
    known.set(key, value)
    value.catch(() => {
      if (known.get(key) === value) known.delete(key)
    })
    for (const oldest of known.keys()) {
      if (known.size <= most) break
      known.delete(oldest)
    }
    return value
  }
}
