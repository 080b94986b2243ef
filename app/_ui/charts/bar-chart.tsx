import { scaleBand, scaleLinear } from 'd3-scale'

export type Bar = {
  readonly key: string
  readonly value: number
  /** What the bar says when it is pointed at. */
  readonly title: string
  /** Stands under the bar; most bars have none. */
  readonly tick?: string
}

type BarChartProps = {
  /** What is seen, for those who do not see it. */
  readonly label: string
  readonly bars: readonly Bar[]
  /** A bar that stands apart on the left, hatched; `name` explains it above the picture. */
  readonly apart?: (Bar & { readonly name: string }) | null
  /** Unique on the page: the hatching is found by it. */
  readonly id: string
}

const TOP_PX = 10
const PLOT_PX = 150
const AXIS_PX = 24
/** Per cent of the width: room for the numbers of the axis. */
const GUTTER = 9
const APART_WIDTH = 7

/** Whole numbers as bars. Positions across are per cent, so that type keeps its size on every screen. */
export function BarChart({ label, bars, apart = null, id }: BarChartProps) {
  const most = Math.max(1, apart?.value ?? 0, ...bars.map(({ value }) => value))
  const y = scaleLinear([0, most], [TOP_PX + PLOT_PX, TOP_PX]).nice(4)
  const from = GUTTER + (apart ? APART_WIDTH + 3 : 0)
  const x = scaleBand(
    bars.map(({ key }) => key),
    [from, 100],
  ).paddingInner(0.28)
  const base = y(0)
  const hatch = { fill: `url(#${id}-hatch)`, className: 'stroke-hard' }
  const column = (
    bar: Bar,
    left: number,
    width: number,
    look: { readonly fill?: string; readonly className: string },
  ) => (
    <g key={bar.key}>
      <rect
        x={`${left.toFixed(2)}%`}
        width={`${width.toFixed(2)}%`}
        y={y(bar.value)}
        height={base - y(bar.value)}
        {...look}
      >
        <title>{bar.title}</title>
      </rect>
      {bar.tick === undefined ? null : (
        <text
          x={`${(left + width / 2).toFixed(2)}%`}
          y={base + 17}
          textAnchor="middle"
          className="figures fill-quiet text-label"
        >
          {bar.tick}
        </text>
      )}
    </g>
  )
  return (
    <div>
      {apart ? (
        <p aria-hidden className="mb-2 flex items-center gap-2 text-label text-quiet">
          <svg width="12" height="12" aria-hidden>
            <rect x="0.5" y="0.5" width="11" height="11" {...hatch} />
          </svg>
          {apart.name}
        </p>
      ) : null}
      <svg
        role="img"
        aria-label={label}
        width="100%"
        height={TOP_PX + PLOT_PX + AXIS_PX}
        className="block overflow-visible"
      >
        <defs>
          <pattern id={`${id}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line x1="0" x2="0" y1="0" y2="6" className="stroke-hard" strokeWidth="3" />
          </pattern>
        </defs>
        {y
          .ticks(3)
          .filter(Number.isInteger)
          .map((tick) => (
            <g key={tick}>
              <line x1={`${GUTTER}%`} x2="100%" y1={y(tick)} y2={y(tick)} className="stroke-rule" />
              <text x={`${GUTTER - 2}%`} y={y(tick) + 4} textAnchor="end" className="figures fill-quiet text-label">
                {tick}
              </text>
            </g>
          ))}
        {apart ? column(apart, GUTTER + 1, APART_WIDTH - 2, hatch) : null}
        {bars.map((bar) => column(bar, x(bar.key) ?? 0, x.bandwidth(), { className: 'fill-accent' }))}
        <line x1={`${GUTTER}%`} x2="100%" y1={base} y2={base} className="stroke-edge" />
      </svg>
    </div>
  )
}
