import { scaleLinear } from 'd3-scale'
import { roundedPercent } from '@/lib/domain/format/percent'

const MOST_FROM = 0.8

/** An axis of shares that ends at 1 and begins at a full ten per cent below the lowest of `shown`, at 80% at most. */
export const shareAxis = (shown: readonly number[]) => {
  const from = Math.max(0, Math.min(MOST_FROM, Math.floor(Math.min(1, ...shown) * 10 - 0.001) / 10))
  const ticks = scaleLinear([from, 1], [0, 1]).ticks(4)
  return { from, to: 1, ticks: ticks.map((at) => ({ at, text: roundedPercent(at) })) }
}
