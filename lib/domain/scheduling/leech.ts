/** Whether a card that was forgotten so often is a leech. A threshold of 0 switches leeches off. */
export const isLeech = (lapses: number, threshold: number): boolean => threshold > 0 && lapses >= threshold

/**
 * Whether a card becomes (or is again) a leech with this lapse: at `threshold` lapses and then every half of it,
 * rounded up. A threshold of 0 switches leeches off.
 */
export function isLeechAt(lapses: number, threshold: number): boolean {
  if (!isLeech(lapses, threshold)) return false
  return (lapses - threshold) % Math.ceil(threshold / 2) === 0
}
