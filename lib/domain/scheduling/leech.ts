/**
 * Whether a card becomes (or is again) a leech with this lapse: at `threshold` lapses and then every half of it,
 * rounded up. A threshold of 0 switches leeches off.
 */
export function isLeechAt(lapses: number, threshold: number): boolean {
  if (threshold <= 0 || lapses < threshold) return false
  return (lapses - threshold) % Math.ceil(threshold / 2) === 0
}
