/**
 * Two lists as one, each in its own order and spread evenly over the whole, with equal gaps before the first and after
 * the last. Where two stand level, the first list goes first.
 */
export function* intersperse<T>(one: readonly T[], other: readonly T[]): Generator<T, void> {
  let taken = 0
  let otherTaken = 0
  while (taken < one.length || otherTaken < other.length) {
    // Item i of n stands at (i + 1) / (n + 1); compared across by multiplication, so that nothing is rounded.
    const place = (taken + 1) * (other.length + 1)
    const otherPlace = (otherTaken + 1) * (one.length + 1)
    const next =
      taken < one.length && (otherTaken >= other.length || place <= otherPlace) ? one[taken++] : other[otherTaken++]
    if (next !== undefined) yield next
  }
}
