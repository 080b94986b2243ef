import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import type { ReactNode } from 'react'
import { across, type ChartModel } from './chart'
import { dayTicks, everyNth, type Tick } from './ticks'

type Point = { readonly x: number; readonly y: number }

/** What lies in a plot, in the units of its axes. Lines and bands are cut where a point is null. */
export type Layer =
  | { readonly kind: 'band'; readonly points: readonly ({ x: number; low: number; high: number } | null)[] }
  /** `isAhead`: dashed, for what may come. */
  | { readonly kind: 'line'; readonly points: readonly (Point | null)[]; readonly isAhead?: boolean }
  /** `title` is what a mark says when it is pointed at; those of `isAhead` are not drawn, and only say it. */
  | {
      readonly kind: 'marks'
      readonly points: readonly (Point & {
        readonly low?: number
        readonly high?: number
        readonly title: string
      })[]
      readonly isAhead?: boolean
    }
  /** A line upright at a place, named at its top. */
  | { readonly kind: 'upright'; readonly x: number; readonly name: string }
  /** A level to be held, named at its left end. */
  | { readonly kind: 'level'; readonly y: number; readonly name: string }
  /** Where both axes say the same; what lies above and below it means, in a few lines each. */
  | { readonly kind: 'diagonal'; readonly above: readonly string[]; readonly below: readonly string[] }

type Axis = { readonly from: number; readonly to: number; readonly ticks: readonly Tick[] }

type Plot = {
  /** What is seen, for those who do not see it. */
  readonly label: string
  readonly heightPx?: number
  /** As wide as high: both axes then have the same scale if they have the same ends. */
  readonly isSquare?: boolean
  /** `days`: an axis of study days, labelled by the rule for them. */
  readonly x: Omit<Axis, 'ticks'> & { readonly ticks: readonly Tick[] | 'days'; readonly name?: string }
  /** `name` says what is measured and in which unit, above the axis. */
  readonly y: Axis & { readonly name: string }
  readonly layers: readonly Layer[]
  readonly legend?: ChartModel['legend']
}

const NAME_PX = 18
const TOP_PX = 8 + NAME_PX
const AXIS_PX = 24
const TICK_PX = 4
/** Per cent of the width: room for the numbers of the axis, and for half a mark at the end. */
const FLUID = { left: 11, right: 98.5 } as const
/** The same of a square, whose width is known. */
const [SQUARE_LEFT_PX, SQUARE_RIGHT_PX] = [36, 16] as const
const LABEL_GAP_PX = 5
/** Paths know no per cent: they are drawn in a square of their own that is stretched over the plot. */
const SQUARE = 1000
const LINE_PX = 15

/** Marks that legends show. */
export const SWATCHES = {
  band: <rect x="0" y="1" width="12" height="10" className="fill-rule" />,
  mark: <circle cx="6" cy="6" r="3.5" className="fill-accent" />,
  ahead: <line x1="0" x2="12" y1="6" y2="6" className="stroke-quiet" strokeWidth="1.5" strokeDasharray="5 2" />,
} as const

/** Words in the plot: on paper of their own, so that lines below them do not cross them. */
const HALO = { strokeWidth: 5, paintOrder: 'stroke', strokeLinejoin: 'round' } as const

/** Lines, bands and marks over two axes. */
export const plotChart = ({ label, heightPx = 200, isSquare = false, x, y, layers, legend = [] }: Plot): ChartModel => {
  const bottom = TOP_PX + heightPx
  const widthPx = SQUARE_LEFT_PX + heightPx + SQUARE_RIGHT_PX
  const { left: start, right: end } = isSquare
    ? { left: (SQUARE_LEFT_PX / widthPx) * 100, right: ((SQUARE_LEFT_PX + heightPx) / widthPx) * 100 }
    : FLUID
  const edge = isSquare ? across(end) : '100%'
  const left = scaleLinear([x.from, x.to], [start, end])
  const top = scaleLinear([y.from, y.to], [bottom, TOP_PX]).clamp(true)
  const inX = scaleLinear([x.from, x.to], [0, SQUARE])
  const inY = scaleLinear([y.from, y.to], [SQUARE, 0]).clamp(true)
  const ticks =
    x.ticks === 'days' ? dayTicks(x.from, x.to, left) : everyNth(x.ticks, left, isSquare ? widthPx : undefined)
  const path = (layer: Layer, key: number): ReactNode => {
    if (layer.kind === 'band') {
      const shape = area<(typeof layer.points)[number]>()
        .defined((point) => point !== null)
        .x((point) => inX(point?.x ?? 0))
        .y0((point) => inY(point?.low ?? 0))
        .y1((point) => inY(point?.high ?? 0))
      return <path key={key} d={shape(layer.points) ?? ''} className="fill-rule" />
    }
    if (layer.kind !== 'line') return null
    const shape = line<(typeof layer.points)[number]>()
      .defined((point) => point !== null)
      .x((point) => inX(point?.x ?? 0))
      .y((point) => inY(point?.y ?? 0))
    return (
      <path
        key={key}
        d={shape(layer.points) ?? ''}
        className={layer.isAhead ? 'fill-none stroke-quiet' : 'fill-none stroke-accent'}
        strokeWidth="1.5"
        strokeDasharray={layer.isAhead ? '5 4' : undefined}
        vectorEffect="non-scaling-stroke"
      />
    )
  }
  const over = (layer: Layer, key: number): ReactNode => {
    switch (layer.kind) {
      case 'marks':
        return layer.points.map((point) => (
          <g key={`${key}/${point.x}`}>
            <title>{point.title}</title>
            {point.low === undefined || point.high === undefined ? null : (
              <line
                x1={across(left(point.x))}
                x2={across(left(point.x))}
                y1={top(point.low)}
                y2={top(point.high)}
                className="stroke-quiet"
              />
            )}
            <circle
              cx={across(left(point.x))}
              cy={top(point.y)}
              r={layer.isAhead ? 6 : 3.5}
              className={layer.isAhead ? 'fill-transparent' : 'fill-accent'}
            />
          </g>
        ))
      case 'level':
        return (
          <g key={key}>
            <line
              x1={across(start)}
              x2="100%"
              y1={top(layer.y)}
              y2={top(layer.y)}
              className="stroke-good"
              strokeDasharray="4 3"
            />
            <text
              x={across(start + 1)}
              y={top(layer.y) - TOP_PX > LINE_PX ? top(layer.y) - 5 : top(layer.y) + LINE_PX}
              className="figures fill-good stroke-paper text-label"
              {...HALO}
            >
              {layer.name}
            </text>
          </g>
        )
      case 'upright': {
        const at = across(left(layer.x))
        // To the left of a line in the right half, so that it stays in the chart.
        const textAnchor = left(layer.x) > 50 ? 'end' : 'start'
        return (
          <g key={key}>
            <line x1={at} x2={at} y1={TOP_PX} y2={bottom} className="stroke-edge" strokeDasharray="1 3" />
            <text x={at} y={TOP_PX - 4} textAnchor={textAnchor} className="fill-quiet text-label">
              {layer.name}
            </text>
          </g>
        )
      }
      case 'diagonal': {
        const [from, to] = [Math.max(x.from, y.from), Math.min(x.to, y.to)]
        const ends = { x1: across(left(from)), x2: across(left(to)), y1: top(from), y2: top(to) }
        const beside = (lines: readonly string[], place: string, first: number, textAnchor: 'start' | 'end') =>
          lines.map((text, i) => (
            <text
              key={text}
              x={place}
              y={first + i * LINE_PX}
              textAnchor={textAnchor}
              className="fill-quiet text-label"
            >
              {text}
            </text>
          ))
        return (
          <g key={key}>
            <line {...ends} className="stroke-good" strokeDasharray="4 3" />
            {beside(layer.above, across(start + 2), TOP_PX + LINE_PX, 'start')}
            {beside(layer.below, across(end), bottom - 6 - LINE_PX * (layer.below.length - 1), 'end')}
          </g>
        )
      }
      case 'band':
      case 'line':
        return null
    }
  }
  /** Layers of a kind, stretched over the plot. */
  const stretched = (kind: 'band' | 'line') => (
    <svg
      x={across(start)}
      y={TOP_PX}
      width={across(end - start)}
      height={heightPx}
      viewBox={`0 0 ${SQUARE} ${SQUARE}`}
      preserveAspectRatio="none"
      aria-hidden
    >
      {layers.map((layer, i) => (layer.kind === kind ? path(layer, i) : null))}
    </svg>
  )
  const height = bottom + AXIS_PX + (x.name === undefined ? 0 : NAME_PX)
  return {
    label,
    heightPx: height,
    ...(isSquare ? { widthPx } : {}),
    legend,
    body: (
      <>
        {stretched('band')}
        <text x="0" y="12" className="fill-quiet text-label">
          {y.name}
        </text>
        {y.ticks.map(({ at, text }) => (
          <g key={at}>
            <line x1={across(start)} x2={edge} y1={top(at)} y2={top(at)} className="stroke-rule" />
            <text
              x={across(start - (isSquare ? (LABEL_GAP_PX / widthPx) * 100 : 1.5))}
              y={top(at) + 4}
              textAnchor="end"
              className="figures fill-quiet text-label"
            >
              {text}
            </text>
          </g>
        ))}
        {ticks.map(({ at, text }) => (
          <g key={at}>
            <line
              x1={across(left(at))}
              x2={across(left(at))}
              y1={bottom}
              y2={bottom + TICK_PX}
              className="stroke-edge"
            />
            <text x={across(left(at))} y={bottom + 19} textAnchor="middle" className="figures fill-quiet text-label">
              {text}
            </text>
          </g>
        ))}
        {x.name === undefined ? null : (
          <text x={across((start + end) / 2)} y={bottom + 37} textAnchor="middle" className="fill-quiet text-label">
            {x.name}
          </text>
        )}
        {stretched('line')}
        {layers.map(over)}
      </>
    ),
  }
}
