import { scaleLinear } from 'd3-scale'
import { symbol, symbolCircle, symbolDiamond2, symbolSquare2 } from 'd3-shape'
import { across, type ChartModel } from '@/app/_ui/charts/chart'
import { plotChart, SWATCHES } from '@/app/_ui/charts/plot'
import { everyNth } from '@/app/_ui/charts/ticks'
import { dateStyle } from '@/app/_ui/date-style'
import { percentWords, roundedPercent } from '@/lib/domain/format/percent'
import { dayWords } from '@/lib/domain/format/words'
import { roundedShareWords } from '@/lib/domain/retention/headlines'
import type { TrueRetentionMetrics } from '@/lib/services/retention/load-overview'
import { shareAxis } from './axes'

type IntervalMark = {
  readonly name: string
  /** Shares, 0 to 1; null where there is nothing to show. */
  readonly estimate: { readonly share: number; readonly low: number; readonly high: number } | null
}

type IntervalPlot = {
  /** What is seen, for those who do not see it. */
  readonly label: string
  /** null where there is none to hold it against. */
  readonly target: number | null
  readonly targetName: string
  /** Each row has the same marks in the same order: at most three. */
  readonly rows: readonly { readonly name: string; readonly marks: readonly IntervalMark[] }[]
}

const LINE_PX = 15
const ROW_GAP_PX = 13
const TOP_PX = 26
const AXIS_PX = 22
/** The range of one or two reviews reaches far down; it may not press all others together. */
const LOWEST_FOR_RANGES = 0.5
/** Per cent of the width. Names of rows stand to the left. */
const PLOT = { from: 20, to: 95 } as const

/** Shapes tell the marks apart, colour only helps. */
const LOOKS = [
  { path: symbol(symbolCircle, 64)() ?? '', className: 'fill-accent stroke-accent' },
  { path: symbol(symbolSquare2, 34)() ?? '', className: 'fill-paper stroke-ink' },
  { path: symbol(symbolDiamond2, 46)() ?? '', className: 'fill-ink stroke-ink' },
] as const

type Look = (typeof LOOKS)[number]

const mark = ({ path, className }: Look, x: string, y: number) => (
  <svg x={x} y={y} overflow="visible" aria-hidden>
    <path d={path} className={className} strokeWidth="1.5" />
  </svg>
)

/** The tip of a line that goes on beyond the chart. */
const goesOn = (x: string, y: number) => (
  <svg x={x} y={y} overflow="visible" aria-hidden>
    <path d="M5 -3.5L0 0L5 3.5" className="fill-none stroke-quiet" />
  </svg>
)

/** Shares with their intervals in rows, beside the target. Positions are per cent, so that type keeps its size. */
const intervalChart = ({ label, target, targetName, rows }: IntervalPlot): ChartModel => {
  const shown = rows.flatMap(({ marks }) => marks.flatMap(({ estimate }) => (estimate ? [estimate] : [])))
  const least = Math.min(
    target ?? LOWEST_FOR_RANGES + 0.3,
    ...shown.map(({ share, low }) => Math.min(share, Math.max(low, LOWEST_FOR_RANGES))),
  )
  const start = Math.max(0, Math.floor(least * 10 - 0.2) / 10)
  const scale = scaleLinear([start, 1], [PLOT.from, PLOT.to]).clamp(true)
  const rowHeight = (rows[0]?.marks.length ?? 1) * LINE_PX + ROW_GAP_PX
  const height = TOP_PX + rows.length * rowHeight
  const at = (share: number) => across(scale(share))
  const ticks = everyNth(
    scale.ticks(4).map((tick) => ({ at: tick, text: roundedPercent(tick) })),
    scale,
  )
  return {
    label,
    heightPx: height + AXIS_PX,
    // One mark a row is what the row says.
    legend:
      (rows[0]?.marks ?? []).length < 2
        ? []
        : (rows[0]?.marks ?? []).map(({ name }, i) => ({
            name,
            swatch: mark(LOOKS[i % LOOKS.length] ?? LOOKS[0], '50%', 6),
          })),
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
        {target === null ? null : (
          <g>
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
              {`${targetName} ${roundedPercent(target)}`}
            </text>
          </g>
        )}
        {rows.map((row, r) => {
          const top = TOP_PX + r * rowHeight + ROW_GAP_PX / 2
          return (
            <g key={row.name}>
              <text x="0" y={top + (rowHeight - ROW_GAP_PX) / 2 + 4} className="fill-ink text-small">
                {row.name}
              </text>
              {row.marks.map(({ name, estimate }, m) => {
                const y = top + m * LINE_PX + LINE_PX / 2
                const look = LOOKS[m % LOOKS.length] ?? LOOKS[0]
                if (!estimate) return null
                return (
                  <g key={name}>
                    <line x1={at(estimate.low)} x2={at(estimate.high)} y1={y} y2={y} className="stroke-quiet" />
                    {estimate.low < start ? goesOn(at(start), y) : null}
                    {mark(look, at(estimate.share), y)}
                  </g>
                )
              })}
              {row.marks.every(({ estimate }) => estimate === null) ? (
                <text
                  x={`${PLOT.from}%`}
                  y={top + (rowHeight - ROW_GAP_PX) / 2 + 4}
                  className="fill-quiet stroke-paper text-small"
                  strokeWidth="6"
                  paintOrder="stroke"
                >
                  none came back
                </text>
              ) : null}
            </g>
          )
        })}
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
  return all === null
    ? null
    : intervalChart({
        label,
        target: desiredRetention,
        targetName: 'target',
        rows: [{ name: 'So far', marks: [{ name: 'All cards', estimate: all }] }],
      })
}
