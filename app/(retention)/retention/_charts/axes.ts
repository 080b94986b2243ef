import { scaleLinear } from 'd3-scale'
import { roundedPercent } from '@/lib/domain/format/percent'
import type { StudyDay } from '@/lib/domain/ids'

/** An axis of shares that ends at 1 and begins at a full ten per cent below the lowest of `shown`, but at `most` at most. */
export const shareAxis = (shown: readonly number[], most = 0.8) => {
  const from = Math.max(0, Math.min(most, Math.floor(Math.min(1, ...shown) * 10 - 0.001) / 10))
  const ticks = scaleLinear([from, 1], [0, 1]).ticks(4)
  return { from, to: 1, ticks: ticks.map((at) => ({ at, text: roundedPercent(at) })) }
}

/** An axis of amounts from 0 to at least `most`. */
export const amountAxis = (most: number) => {
  const scale = scaleLinear([0, Math.max(1, most)], [0, 1]).nice(4)
  const ticks = scale.ticks(3).filter(Number.isInteger)
  return {
    from: 0,
    to: scale.domain()[1] ?? most,
    ticks: ticks.map((at) => ({ at, text: at.toLocaleString('en-GB') })),
  }
}

/** An axis of study days. */
export const dayAxis = (from: StudyDay, to: StudyDay) => ({ from, to: Math.max(to, from + 1), ticks: 'days' as const })
