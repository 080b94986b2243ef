import type { SpreadPlace } from './spread-card'

/** Differences below this are rounding. */
const EPSILON = 1e-12
/** Cards gone through at most: a backlog of many thousands is put in order nearly as well by the filling alone. */
const MOST_LOOKED_AT = 4_000_000

/**
 * Lets cards of two days change places as long as that keeps more recall: of all cards that may have either day, those
 * that lose the most by waiting for the later one get the earlier. Numbers a day stay as they are.
 * @param recalls of each card by day, times its share
 * @param given the place of the day of each card
 */
export const exchange = (
  places: readonly SpreadPlace[],
  recalls: readonly Float64Array[],
  given: readonly number[],
  days: number,
): readonly number[] => {
  const onDay = Array.from({ length: days }, (): number[] => [])
  for (const [index, day] of given.entries()) onDay[day]?.push(index)
  let left = MOST_LOOKED_AT
  let isChanged = true
  const between = (early: number, late: number): boolean => {
    const [earlyCards = [], lateCards = []] = [onDay[early], onDay[late]]
    left -= earlyCards.length + lateCards.length
    const lossOf = (index: number) => (recalls[index]?.[early] ?? 0) - (recalls[index]?.[late] ?? 0)
    const mayWait = earlyCards.filter((index) => (places[index]?.last ?? 0) >= late)
    const mayCome = lateCards.filter((index) => (places[index]?.first ?? 0) <= early)
    if (mayWait.length === 0 || mayCome.length === 0) return false
    const least = mayWait.reduce((loss, index) => Math.min(loss, lossOf(index)), Number.POSITIVE_INFINITY)
    const most = mayCome.reduce((loss, index) => Math.max(loss, lossOf(index)), Number.NEGATIVE_INFINITY)
    if (most <= least + EPSILON) return false
    const losses = new Map([...mayWait, ...mayCome].map((index) => [index, lossOf(index)]))
    const sorted = [...losses.keys()].sort((a, b) => (losses.get(b) ?? 0) - (losses.get(a) ?? 0) || a - b)
    const come = new Set(sorted.slice(0, mayWait.length))
    const free = new Set(sorted)
    onDay[early] = [...earlyCards.filter((index) => !free.has(index)), ...come]
    onDay[late] = [...lateCards.filter((index) => !free.has(index)), ...sorted.slice(mayWait.length)]
    return true
  }
  while (isChanged && left > 0) {
    isChanged = false
    for (let early = 0; early < days; early += 1) {
      for (let late = early + 1; late < days; late += 1) isChanged = between(early, late) || isChanged
    }
  }
  const chosen = [...given]
  for (const [day, cards] of onDay.entries()) for (const index of cards) chosen[index] = day
  return chosen
}
