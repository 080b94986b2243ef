import { scaleBand, scaleLinear } from 'd3-scale'
import { across, type Drawing, type LegendEntry } from './drawing'
import { type Fill, fillOf, patterns, swatchOf } from './looks'
import { dayTicks, everyNth, type Tick } from './ticks'

export type Bar = {
  readonly key: string
  /** Stacked, the first at the bottom; as many in each bar as the chart has parts. */
  readonly values: readonly number[]
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
  readonly heightPx?: number
  /** What the parts of a bar are; left out where a bar is one part. */
  readonly parts?: readonly { readonly name: string; readonly fill: Fill }[]
  /** A bar at the left that is no part of the axis, hatched; `name` explains it above the chart. */
  readonly apart?: (Bar & { readonly name: string }) | null
  /** What is counted, above the axis. */
  readonly unit: string
  /** Unique on the page: the patterns are found by it. */
  readonly id: string
}

const TOP_PX = 24
const AXIS_PX = 24
const TICK_PX = 4
/** Per cent of the width: room for the numbers of the axis. */
const GUTTER = 11
const APART_WIDTH = 7

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const ONE_PART = [{ name: '', fill: 'solid' }] as const

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
export const barDrawing = (chart: BarChart): Drawing => {
  const { label, bars, axis, heightPx = 150, parts = ONE_PART, apart = null, unit, id } = chart
  const most = Math.max(1, sum(apart?.values ?? []), ...bars.map(({ values }) => sum(values)))
  const y = scaleLinear([0, most], [TOP_PX + heightPx, TOP_PX]).nice(4)
  const from = GUTTER + (apart ? APART_WIDTH + 3 : 0)
  const gap = bars.length > 60 ? 0.12 : 0.28
  const x = scaleBand(
    bars.map(({ key }) => key),
    [from, 100],
  )
    .paddingInner(gap)
    .paddingOuter(gap / 2)
  const base = y(0)
  const column = (bar: Bar, left: number, width: number, fillAt: (part: number) => Fill | 'apart') => (
    <g key={bar.key}>
      <title>{bar.title}</title>
      {bar.values.map((value, part) => {
        const below = sum(bar.values.slice(0, part))
        return value > 0 ? (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a bar are told apart by their place alone
            key={part}
            x={across(left)}
            width={across(width)}
            y={y(below + value)}
            height={y(below) - y(below + value)}
            {...fillOf(id, fillAt(part))}
          />
        ) : null
      })}
    </g>
  )
  const legend: LegendEntry[] =
    parts === ONE_PART ? [] : parts.map(({ name, fill }) => ({ name, swatch: swatchOf(id, fill) }))
  if (apart) legend.push({ name: apart.name, swatch: swatchOf(id, 'apart') })
  const { ticks, place } = labelsOf(axis, from)
  return {
    label,
    size: { kind: 'fluid', heightPx: TOP_PX + heightPx + AXIS_PX },
    legend,
    body: (
      <>
        {patterns(id)}
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
        {apart ? column(apart, GUTTER + 1, APART_WIDTH - 2, () => 'apart') : null}
        {bars.map((bar) => column(bar, x(bar.key) ?? 0, x.bandwidth(), (part) => parts[part]?.fill ?? 'solid'))}
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
