/** What two neighbours in a rehearsal should not share. */
export type Placed = { readonly articleKey: string; readonly topics: readonly string[] }

/**
 * The same things in an order in which no two of one article stand side by side wherever that is possible, no two of one
 * topic where it costs nothing, and otherwise as they came. An article that makes up more than half of what is left has
 * to come now, or its questions would be left over at the end.
 */
export function mixed<T extends Placed>(ranked: readonly T[]): T[] {
  const left = [...ranked]
  const counts = new Map<string, number>()
  for (const { articleKey } of left) counts.set(articleKey, (counts.get(articleKey) ?? 0) + 1)
  const order: T[] = []
  for (let last: T | null = null; left.length > 0; ) {
    const at: number = nextIndex(left, last, counts)
    const next: T | undefined = left.splice(at, 1)[0]
    if (!next) break
    counts.set(next.articleKey, (counts.get(next.articleKey) ?? 1) - 1)
    order.push(next)
    last = next
  }
  return order
}

function nextIndex<T extends Placed>(left: readonly T[], last: T | null, counts: ReadonlyMap<string, number>): number {
  const isOther = ({ articleKey }: T) => articleKey !== last?.articleKey
  const crowded = left.findIndex((one) => (counts.get(one.articleKey) ?? 0) * 2 > left.length && isOther(one))
  if (crowded >= 0) return crowded
  const topics = new Set(last?.topics ?? [])
  const apart = left.findIndex((one) => isOther(one) && !one.topics.some((topic) => topics.has(topic)))
  return Math.max(0, apart >= 0 ? apart : left.findIndex(isOther))
}
