/** Remembers what was made for the last `most` keys that were asked for. What fails is not remembered. */
export const recentlyUsed = <T>(most: number): ((key: string, make: () => Promise<T>) => Promise<T>) => {
  const cached = new Map<string, Promise<T>>()
  return (key, make) => {
    const value = cached.get(key) ?? make()
    cached.delete(key)
    cached.set(key, value)
    value.catch(() => {
      if (cached.get(key) === value) cached.delete(key)
    })
    for (const oldest of cached.keys()) {
      if (cached.size <= most) break
      cached.delete(oldest)
    }
    return value
  }
}
