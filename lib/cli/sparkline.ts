const LEVELS = '▁▂▃▄▅▆▇█'

/**
 * Values as a line of bars, one a value, the lowest the smallest; null leaves a gap. More values than `width` are
 * joined to means. The scale goes from `from` to `to`, or as far as the values do.
 */
export const sparkline = (
  values: readonly (number | null)[],
  { width = 60, from, to }: { readonly width?: number; readonly from?: number; readonly to?: number } = {},
): string => {
  const joined =
    values.length <= width ? values : Array.from({ length: width }, (_, i) => meanOf(part(values, i, width)))
  const numbers = joined.filter((value) => value !== null)
  if (numbers.length === 0) return ''
  const [low, high] = [from ?? Math.min(...numbers), to ?? Math.max(...numbers)]
  const level = (value: number) => {
    const share = high > low ? (value - low) / (high - low) : 1
    return LEVELS[Math.max(0, Math.min(LEVELS.length - 1, Math.floor(share * LEVELS.length)))] ?? ''
  }
  return joined.map((value) => (value === null ? ' ' : level(value))).join('')
}

const part = <T>(values: readonly T[], i: number, parts: number): readonly T[] =>
  values.slice(Math.floor((i * values.length) / parts), Math.floor(((i + 1) * values.length) / parts))

const meanOf = (values: readonly (number | null)[]): number | null => {
  const numbers = values.filter((value) => value !== null)
  return numbers.length === 0 ? null : numbers.reduce((sum, value) => sum + value, 0) / numbers.length
}
