import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks'

/** How long requests had to wait because the process was busy with something else, over the last minute or since the start. */
export type EventLoopDelay = { readonly maxMs: number; readonly p99Ms: number; readonly seconds: number }

export type EventLoopWatch = {
  readonly delay: () => EventLoopDelay
  readonly stop: () => void
}

type WatchOptions = {
  /** Called about once a second where it was held up for `warnMs` or more. */
  readonly onHeldUp: (ms: number) => void
  readonly warnMs?: number
}

/** How often the process is expected to come by: what it comes later is the delay. */
const RESOLUTION_MS = 10
const SLICE_MS = 5_000
const SLICES = 12
const CHECK_MS = 1_000
/** Above this somebody notices that the program is slow. */
export const HELD_UP_MS = 200

const measure = (): IntervalHistogram => {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  histogram.enable()
  return histogram
}

const lateMs = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS)

/** The value below which so many hundredths of all that these histograms counted lie. */
const percentileOf = (histograms: readonly IntervalHistogram[], hundredths: number): number => {
  const points = histograms.flatMap(({ count, percentiles }) => {
    let before = 0
    return [...percentiles].map(([percentile, value]) => {
      const weight = ((percentile - before) / 100) * count
      before = percentile
      return { value, weight }
    })
  })
  const all = points.reduce((sum, { weight }) => sum + weight, 0)
  let counted = 0
  for (const { value, weight } of points.sort((a, b) => a.value - b.value)) {
    counted += weight
    if (counted >= (all * hundredths) / 100) return value
  }
  return 0
}

const tenths = (ms: number): number => Math.round(ms * 10) / 10

/** Watches how long this process keeps its event loop waiting. Keeps nothing alive by itself. */
export const watchEventLoop = ({ onHeldUp, warnMs = HELD_UP_MS }: WatchOptions): EventLoopWatch => {
  const startedAt = performance.now()
  const slices: IntervalHistogram[] = [measure()]
  const sinceCheck = measure()
  const turn = setInterval(() => {
    slices.at(-1)?.disable()
    slices.push(measure())
    if (slices.length > SLICES) slices.shift()
  }, SLICE_MS)
  const check = setInterval(() => {
    const ms = sinceCheck.count > 0 ? lateMs(sinceCheck.max) : 0
    sinceCheck.reset()
    if (ms >= warnMs) onHeldUp(Math.round(ms))
  }, CHECK_MS)
  turn.unref()
  check.unref()
  return {
    delay: () => {
      const counted = slices.filter(({ count }) => count > 0)
      return {
        maxMs: tenths(lateMs(Math.max(0, ...counted.map(({ max }) => max)))),
        p99Ms: tenths(lateMs(percentileOf(counted, 99))),
        seconds: Math.min((SLICES * SLICE_MS) / 1_000, Math.round((performance.now() - startedAt) / 1_000)),
      }
    },
    stop: () => {
      clearInterval(turn)
      clearInterval(check)
      sinceCheck.disable()
      slices.at(-1)?.disable()
    },
  }
}
