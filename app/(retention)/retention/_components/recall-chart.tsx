import { scaleLinear } from 'd3-scale'
import { across, type ChartModel } from '@/app/_ui/charts/chart'
import { plotChart, SWATCHES } from '@/app/_ui/charts/plot'
import { everyNth } from '@/app/_ui/charts/ticks'
import { dateStyle } from '@/app/_ui/date-style'
import { percentWords, roundedPercent } from '@/lib/domain/format/percent'
import { dayWords } from '@/lib/domain/format/words'
import { roundedShareWords } from '@/lib/domain/retention/headlines'
import type { TrueRetentionMetrics } from '@/lib/services/retention/load-overview'
import { shareAxis } from './axes'

const ROW_PX = 28
const TOP_PX = 26
const AXIS_PX = 22
/** The range of one or two reviews reaches far down; it may not press the rest together. */
const LOWEST_FOR_RANGE = 0.5
/** Per cent of the width. The name of the row stands to the left. */
const PLOT = { from: 20, to: 95 } as const

type Interval = { readonly share: number; readonly low: number; readonly high: number }

/** A share with its interval, beside the target. Positions are per cent, so that type keeps its size. */
const intervalChart = (label: string, target: number, { share, low, high }: Interval): ChartModel => {
  const least = Math.min(target, share, Math.max(low, LOWEST_FOR_RANGE))
  const start = Math.max(0, Math.floor(least * 10 - 0.2) / 10)
  const scale = scaleLinear([start, 1], [PLOT.from, PLOT.to]).clamp(true)
  const height = TOP_PX + ROW_PX
  const middle = TOP_PX + ROW_PX / 2
  const at = (of: number) => across(scale(of))
  const ticks = everyNth(
    scale.ticks(4).map((tick) => ({ at: tick, text: roundedPercent(tick) })),
    scale,
  )
  return {
    label,
    heightPx: height + AXIS_PX,
    legend: [],
    body: (
      <>
        {ticks.map((tick) => (
          <g key={tick.at}>
            <line x1={at(tick.at)} x2={at(tick.at)} y1={TOP_PX - 6} y2={height} className="stroke-rule" />
            <text x={at(tick.at)} y={height + 16} textAnchor="middle" className="figures fill-quiet text-label">
              {tick.text}
            </text>
          </g>
        ))}
        <line
          x1={at(target)}
          x2={at(target)}
          y1={TOP_PX - 8}
          y2={height}
          className="stroke-good"
          strokeDasharray="4 3"
        />
        <text
          x={at(target)}
          y={TOP_PX - 13}
          textAnchor={target > 0.8 ? 'end' : 'middle'}
          className="fill-good text-label"
        >
          {`target ${roundedPercent(target)}`}
        </text>
        <text x="0" y={middle + 4} className="fill-ink text-small">
          So far
        </text>
        <line x1={at(low)} x2={at(high)} y1={middle} y2={middle} className="stroke-quiet" />
        {low < start ? (
          // The range goes on beyond the chart.
          <svg x={at(start)} y={middle} overflow="visible" aria-hidden>
            <path d="M5 -3.5L0 0L5 3.5" className="fill-none stroke-quiet" />
          </svg>
        ) : null}
        <circle cx={at(share)} cy={middle} r="4.5" className="fill-accent" />
      </>
    ),
  }
}

/** Weeks of reviews from which a line of them says more than a single range. */
const LEAST_WEEKS = 4

/** The share recalled over 30 days, week by week, with its range and the target; one range while there are few weeks. */
export const recallChart = ({ trend, rows, desiredRetention, headline }: TrueRetentionMetrics): ChartModel | null => {
  const label = `Percentage recalled, with 95% intervals. ${headline}`
  const target = { y: desiredRetention, name: `target ${percentWords(desiredRetention)}` }
  const points = trend.map(({ firstDay, band }) => (band ? { x: firstDay + 6, y: band.share, ...band } : null))
  const bands = points.filter((point) => point !== null)
  const [first, last] = [bands[0], bands.at(-1)]
  if (first && last && bands.length >= LEAST_WEEKS) {
    return plotChart({
      label,
      x: { from: first.x, to: Math.max(last.x, (trend.at(-1)?.firstDay ?? 0) + 6), ticks: 'days' },
      y: { ...shareAxis([...bands.map(({ low }) => low), desiredRetention - 0.05]), name: 'recalled' },
      legend: [
        { name: '30 days', swatch: SWATCHES.mark },
        { name: '95% interval', swatch: SWATCHES.band },
      ],
      layers: [
        { kind: 'band', points },
        { kind: 'line', points },
        { kind: 'level', ...target },
        {
          kind: 'marks',
          points: bands.map(({ x, y, ...band }) => ({
            x,
            y,
            title: `30 days to ${dayWords(x, dateStyle())}: ${roundedShareWords(band)}`,
          })),
        },
      ],
    })
  }
  const all = rows.find(({ period }) => period === 'all')?.all.estimate ?? null
  return all && intervalChart(label, desiredRetention, all)
}
