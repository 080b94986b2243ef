/** The least whole number from `low` to `high` for which `holds`, which must hold from some number on; null for none. */
export function leastThat(low: number, high: number, holds: (n: number) => boolean): number | null {
  if (low > high || !holds(high)) return null
  let [from, to] = [low, high]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if (holds(middle)) to = middle
    else from = middle + 1
  }
  return from
}
