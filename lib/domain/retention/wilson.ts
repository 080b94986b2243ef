/** The 97.5% point of the normal distribution: two-sided 95%. */
export const Z_95 = 1.959963984540054

/** A share of successes with its 95% interval, all 0 to 1. */
export type Estimate = { readonly share: number; readonly low: number; readonly high: number }

/**
 * The share `passed / n` with its Wilson score interval at 95%; null where `n` is 0. Unlike the plain interval it stays
 * inside 0 to 1 and is honest for few reviews. Formula: Wilson (1927), without continuity correction.
 * @throws RangeError unless 0 <= passed <= n
 */
export const wilson = (passed: number, n: number): Estimate | null => {
  if (!(passed >= 0 && passed <= n)) throw new RangeError(`${passed} of ${n} is no share.`)
  if (n === 0) return null
  const share = passed / n
  const square = Z_95 * Z_95
  const middle = (passed + square / 2) / (n + square)
  const half = (Z_95 / (n + square)) * Math.sqrt((passed * (n - passed)) / n + square / 4)
  // Rounding must not put the share outside its own interval at 0 and n.
  return { share, low: Math.max(0, Math.min(share, middle - half)), high: Math.min(1, Math.max(share, middle + half)) }
}
