import type { SpreadPlace } from './spread-card'

/** Cards that wait, by the last day they may have; goes through the days and says when one finds no room. */
const fits = (places: readonly SpreadPlace[], others: readonly number[], load: number): boolean => {
  const arriving = others.map(() => new Array<number>(others.length).fill(0))
  for (const { first, last } of places) {
    const row = arriving[first]
    if (row) row[last] = (row[last] ?? 0) + 1
  }
  const waiting = new Array<number>(others.length).fill(0)
  for (const [day, standing] of others.entries()) {
    for (let last = day; last < others.length; last += 1)
      waiting[last] = (waiting[last] ?? 0) + (arriving[day]?.[last] ?? 0)
    let room = Math.max(0, load - standing)
    for (let last = day; last < others.length && room > 0; last += 1) {
      const taken = Math.min(room, waiting[last] ?? 0)
      waiting[last] = (waiting[last] ?? 0) - taken
      room -= taken
    }
    if ((waiting[day] ?? 0) > 0) return false
  }
  return true
}

/**
 * The smallest number of cards a day with which every card finds a day that it may have.
 * @param others how many cards each day has beside them; a day that has more than the number takes none
 */
export const smallestLoad = (places: readonly SpreadPlace[], others: readonly number[]): number => {
  let low = 0
  let high = places.length + Math.max(0, ...others)
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (fits(places, others, middle)) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * Fills the days one after another up to `load`: first the cards that have to come soonest, then those that would lose
 * the most recall by waiting until their last day. No day is left with room for a card of a later one.
 * @param recalls of each card by day, times its share
 * @returns the place of the day of each card
 */
export const fillDays = (
  places: readonly SpreadPlace[],
  recalls: readonly Float64Array[],
  others: readonly number[],
  load: number,
): number[] => {
  const lossOf = places.map(({ first, last }, index) => (recalls[index]?.[first] ?? 0) - (recalls[index]?.[last] ?? 0))
  const lastOf = (index: number) => places[index]?.last ?? 0
  const byNeed = (a: number, b: number) => lastOf(a) - lastOf(b) || (lossOf[b] ?? 0) - (lossOf[a] ?? 0) || a - b
  const arriving = others.map((): number[] => [])
  for (const [index, { first }] of places.entries()) arriving[first]?.push(index)
  const chosen = places.map(() => 0)
  let waiting: number[] = []
  for (const [day, standing] of others.entries()) {
    waiting = [...waiting, ...(arriving[day] ?? [])].sort(byNeed)
    const room = Math.max(0, load - standing)
    for (const index of waiting.slice(0, room)) chosen[index] = day
    waiting = waiting.slice(room)
  }
  return chosen
}
