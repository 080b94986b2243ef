import { scaleBand, scaleLinear } from 'd3-scale'
import { across, type ChartModel } from './chart'
import { dayTicks, everyNth, type Tick } from './ticks'

export type Bar = {
  readonly key: string
  readonly value: number
  /** What the bar says when it is pointed at. */
  readonly title: string
}

/** What is written under the bars: study days from the first bar on, or a name for each bar, of which some are shown. */
export type BarAxis =
  | { readonly kind: 'days'; readonly from: number; readonly to: number; readonly start?: string }
  | { readonly kind: 'names'; readonly names: readonly (string | null)[] }

type BarChart = {
  /** What is seen, for those who do not see it. */
  readonly label: string
  readonly bars: readonly Bar[]
  readonly axis: BarAxis
  /** A bar at the left that is no part of the axis, hatched; `name` explains it above the chart. */
  readonly apart?: (Bar & { readonly name: string }) | null
  /** What is counted, above the axis. */
  readonly unit: string
  /** Unique on the page: the patterns are found by it. */
  readonly id: string
}

const TOP_PX = 24
const HEIGHT_PX = 150
const AXIS_PX = 24
const TICK_PX = 4
/** Per cent of the width: room for the numbers of the axis. */
const GUTTER = 11
const APART_WIDTH = 7

/** The labels under the bars, which reach from `left` to 100 per cent of the width. */
const labelsOf = (axis: BarAxis, left: number): { ticks: readonly Tick[]; place: (at: number) => number } => {
  const count = axis.kind === 'days' ? axis.to - axis.from + 1 : axis.names.length
  const first = axis.kind === 'days' ? axis.from : 0
  const place = (at: number) => left + ((at - first + 0.5) / count) * (100 - left)
  if (axis.kind === 'names') {
    const named = axis.names.flatMap((text, at) => (text === null ? [] : [{ at, text }]))
    return { ticks: everyNth(named, place), place }
  }
  const { from, to, start } = axis
  return { ticks: dayTicks(from, to, place, start === undefined ? {} : { start: { day: from, text: start } }), place }
}

/** Amounts as bars. */
export const barChart = ({ label, bars, axis, apart = null, unit, id }: BarChart): ChartModel => {
  const most = Math.max(1, apart?.value ?? 0, ...bars.map(({ value }) => value))
  const base = TOP_PX + HEIGHT_PX
  const y = scaleLinear([0, most], [base, TOP_PX]).nice(4)
  const from = GUTTER + (apart ? APART_WIDTH + 3 : 0)
  const gap = 0.28
  const x = scaleBand(
    bars.map(({ key }) => key),
    [from, 100],
  )
    .paddingInner(gap)
    .paddingOuter(gap / 2)
  const hatched = { fill: `url(#${id}-apart)`, className: 'stroke-hard' }
  const column = ({ key, value, title }: Bar, left: number, width: number, look: object) => (
    <g key={key}>
      <title>{title}</title>
      {value > 0 ? (
        <rect x={across(left)} width={across(width)} y={y(value)} height={base - y(value)} {...look} />
      ) : null}
    </g>
  )
  const { ticks, place } = labelsOf(axis, from)
  return {
    label,
    heightPx: base + AXIS_PX,
    legend: apart ? [{ name: apart.name, swatch: <rect x="0.5" y="0.5" width="11" height="11" {...hatched} /> }] : [],
    body: (
      <>
        <pattern id={`${id}-apart`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" x2="0" y1="0" y2="6" className="stroke-hard" strokeWidth="3" />
        </pattern>
        <text x="0" y="12" className="fill-quiet text-label">
          {unit}
        </text>
        {y
          .ticks(3)
          .filter(Number.isInteger)
          .map((tick) => (
            <g key={tick}>
              <line x1={across(GUTTER)} x2="100%" y1={y(tick)} y2={y(tick)} className="stroke-rule" />
              <text x={across(GUTTER - 1.5)} y={y(tick) + 4} textAnchor="end" className="figures fill-quiet text-label">
                {tick.toLocaleString('en-GB')}
              </text>
            </g>
          ))}
        {apart ? column(apart, GUTTER + 1, APART_WIDTH - 2, hatched) : null}
        {bars.map((bar) => column(bar, x(bar.key) ?? 0, x.bandwidth(), { className: 'fill-accent' }))}
        <line x1={across(GUTTER)} x2="100%" y1={base} y2={base} className="stroke-edge" />
        {ticks.map(({ at, text }) => (
          <g key={at}>
            <line x1={across(place(at))} x2={across(place(at))} y1={base} y2={base + TICK_PX} className="stroke-edge" />
            <text x={across(place(at))} y={base + 19} textAnchor="middle" className="figures fill-quiet text-label">
              {text}
            </text>
          </g>
        ))}
      </>
    ),
  }
}
