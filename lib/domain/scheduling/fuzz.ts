/** Lowest and highest interval in whole days, both included. */
export type DayRange = { readonly lowest: number; readonly highest: number }

/** From this many days on an interval is spread; shorter ones stay as they are. */
const SHORTEST_FUZZED_DAYS = 2.5
/** Share of the days inside each stretch that is added to the spread of one day. */
const SPREADS = [
  { from: 2.5, to: 7, share: 0.15 },
  { from: 7, to: 20, share: 0.1 },
  { from: 20, to: Number.POSITIVE_INFINITY, share: 0.05 },
] as const

/**
 * The whole days that an interval (in days, not rounded) may become, inside `minimum` to `maximum`. Where the limits
 * leave one day only it is widened to two if `maximum` allows. Rule: Anki's review fuzz,
 * ±(1 + 0.15·[2.5–7] + 0.1·[7–20] + 0.05·[20+]).
 */
export function fuzzRange(interval: number, minimum: number, maximum: number): DayRange {
  const least = Math.min(minimum, maximum)
  const clamped = clamp(interval, least, maximum)
  const spread = fuzzSpread(clamped)
  const lowest = clamp(Math.round(clamped - spread), least, maximum)
  const highest = clamp(Math.round(clamped + spread), least, maximum)
  return { lowest, highest: highest === lowest && highest > 2 && highest < maximum ? highest + 1 : highest }
}

/** The interval in whole days at the place `fuzz` (0 <= f < 1) of its fuzz range; every day of it is equally likely. */
export function fuzzedInterval(interval: number, fuzz: number, minimum: number, maximum: number): number {
  return dayInRange(fuzzRange(interval, minimum, maximum), fuzz)
}

/** The day of a range at the place `fuzz` (0 <= f < 1). */
export function dayInRange({ lowest, highest }: DayRange, fuzz: number): number {
  return clamp(Math.floor(lowest + fuzz * (1 + highest - lowest)), lowest, highest)
}

/** The place 0 <= f < 1 that `dayInRange` maps back to this day. */
export function fractionOfDay({ lowest, highest }: DayRange, day: number): number {
  return (day - lowest + 0.5) / (1 + highest - lowest)
}

/**
 * The least interval in days that fuzz may give after `previousDays`: longer than before where the interval has grown,
 * no shorter than before where that lies inside the fuzz range, and 0 (no limit) where it has truly shrunk, as after a
 * change of desired retention.
 */
export function minimumAfter(interval: number, previousDays: number, maximum: number): number {
  if (Math.round(interval) > previousDays) return previousDays + 1
  return previousDays <= fuzzRange(interval, 1, maximum).highest ? previousDays : 0
}

/**
 * A fraction 0 <= f < 1 that looks random and is always the same for the same seed, on every machine. Two 32-bit lanes
 * of multiply and xor-shift, each finished with an avalanche, so that `a:1` and `a:2` have nothing in common.
 */
export function seededFraction(seed: string): number {
  let high = 0x9e3779b9
  let low = 0x7f4a7c15
  for (let index = 0; index < seed.length; index++) {
    const unit = seed.charCodeAt(index)
    high = Math.imul(high ^ unit, 0x85ebca6b)
    high ^= high >>> 15
    low = Math.imul(low ^ unit, 0xc2b2ae35)
    low ^= low >>> 13
  }
  high = avalanche(high ^ seed.length)
  low = avalanche(low ^ high)
  return ((high >>> 0) * 0x200000 + (low >>> 11)) / 2 ** 53
}

/** The seed of all that is random about one answer: the same on the button, in the answer and in a replay. */
export function answerSeed(cardId: string, reps: number): string {
  return `${cardId}:${reps}`
}

function avalanche(lane: number): number {
  let mixed = Math.imul(lane ^ (lane >>> 16), 0x7feb352d)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b)
  return mixed ^ (mixed >>> 16)
}

function fuzzSpread(interval: number): number {
  if (interval < SHORTEST_FUZZED_DAYS) return 0
  return SPREADS.reduce((spread, { from, to, share }) => spread + share * Math.max(0, Math.min(interval, to) - from), 1)
}

function clamp(value: number, lowest: number, highest: number): number {
  return Math.min(Math.max(value, lowest), highest)
}
