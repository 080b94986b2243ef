import type { MemoryComparison } from '@/lib/domain/imports/import-report'

/** “0.2% (median, at most 3.0%)”; what rounds to nothing is less than the last digit. */
export const memorySpread = ({ median, max }: MemoryComparison['stability'], digits: number, unit: string): string => {
  const least = 10 ** -digits
  const words = (value: number) => (value < least / 2 ? `less than ${least}${unit}` : `${value.toFixed(digits)}${unit}`)
  return words(median) === words(max) ? words(max) : `${words(median)} (median, at most ${words(max)})`
}
