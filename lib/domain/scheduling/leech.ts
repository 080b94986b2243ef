/** How many times a card with this number of lapses has become a leech: at `threshold` and then every half of it. */
const timesLeech = (lapses: number, threshold: number): number =>
  threshold > 0 && lapses >= threshold ? 1 + Math.floor((lapses - threshold) / Math.ceil(threshold / 2)) : 0

/**
 * Whether a card that lapsed so often is a leech. A threshold of 0 switches leeches off. A card that was cleared at
 * `clearedLapses` is none until it becomes one again.
 */
export const isLeech = (lapses: number, threshold: number, clearedLapses = 0): boolean =>
  timesLeech(lapses, threshold) > timesLeech(Math.min(lapses, clearedLapses), threshold)

/**
 * Whether a card becomes (or is again) a leech with this lapse: at `threshold` lapses and then every half of it,
 * rounded up. A threshold of 0 switches leeches off.
 */
export const isLeechAt = (lapses: number, threshold: number): boolean =>
  timesLeech(lapses, threshold) > timesLeech(lapses - 1, threshold)
