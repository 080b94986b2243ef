import { scaleBand, scaleLinear } from 'd3-scale'
import { across, type Drawing, type LegendEntry } from './drawing'
import { type Fill, fillOf, patterns, swatchOf } from './looks'

export type Bar = {
  readonly key: string
  /** Stood on each other, the first at the bottom; as many in each bar as the chart has parts. */
  readonly values: readonly number[]
  /** What the bar says when it is pointed at. */
  readonly title: string
  /** Stands under the bar; most bars have none. */
  readonly tick?: string
}

type BarChart = {
  /** What is seen, for those who do not see it. */
  readonly label: string
  readonly bars: readonly Bar[]
  /** What the parts of a bar are; left out where a bar is one part. */
  readonly parts?: readonly { readonly name: string; readonly fill: Fill }[]
  /** A bar that stands apart on the left, hatched; `name` explains it above the chart. */
  readonly apart?: (Bar & { readonly name: string }) | null
  /** What is counted, above the axis; left out where the caption says it. */
  readonly unit?: string
  /** Unique on the page: the patterns are found by it. */
  readonly id: string
}

const TOP_PX = 10
const PLOT_PX = 150
const AXIS_PX = 24
/** Per cent of the width: room for the numbers of the axis. */
const GUTTER = 9
const APART_WIDTH = 7

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const ONE_PART = [{ name: '', fill: 'solid' }] as const

/** Amounts as bars. */
export const barDrawing = ({ label, bars, parts = ONE_PART, apart = null, unit, id }: BarChart): Drawing => {
  const most = Math.max(1, sum(apart?.values ?? []), ...bars.map(({ values }) => sum(values)))
  const y = scaleLinear([0, most], [TOP_PX + PLOT_PX, TOP_PX]).nice(4)
  const from = GUTTER + (apart ? APART_WIDTH + 3 : 0)
  const x = scaleBand(
    bars.map(({ key }) => key),
    [from, 100],
  ).paddingInner(bars.length > 60 ? 0.12 : 0.28)
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
      {bar.tick === undefined ? null : (
        <text x={across(left + width / 2)} y={base + 17} textAnchor="middle" className="figures fill-quiet text-label">
          {bar.tick}
        </text>
      )}
    </g>
  )
  const legend: LegendEntry[] =
    parts === ONE_PART ? [] : parts.map(({ name, fill }) => ({ name, swatch: swatchOf(id, fill) }))
  if (apart) legend.push({ name: apart.name, swatch: swatchOf(id, 'apart') })
  if (unit !== undefined) legend.push({ name: unit, swatch: null })
  return {
    label,
    size: { kind: 'fluid', heightPx: TOP_PX + PLOT_PX + AXIS_PX },
    legend,
    body: (
      <>
        {patterns(id)}
        {y
          .ticks(3)
          .filter(Number.isInteger)
          .map((tick) => (
            <g key={tick}>
              <line x1={across(GUTTER)} x2="100%" y1={y(tick)} y2={y(tick)} className="stroke-rule" />
              <text x={across(GUTTER - 2)} y={y(tick) + 4} textAnchor="end" className="figures fill-quiet text-label">
                {tick.toLocaleString('en-GB')}
              </text>
            </g>
          ))}
        {apart ? column(apart, GUTTER + 1, APART_WIDTH - 2, () => 'apart') : null}
        {bars.map((bar) => column(bar, x(bar.key) ?? 0, x.bandwidth(), (part) => parts[part]?.fill ?? 'solid'))}
        <line x1={across(GUTTER)} x2="100%" y1={base} y2={base} className="stroke-edge" />
      </>
    ),
  }
}
