import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import type { ReactNode } from 'react'
import { across, type Drawing, type LegendEntry } from './drawing'

type Tick = { readonly at: number; readonly text: string }
type Point = { readonly x: number; readonly y: number }

/** What lies in a plot, in the units of its axes. Lines and bands are cut where a point is null. */
export type Layer =
  | { readonly kind: 'band'; readonly points: readonly ({ x: number; low: number; high: number } | null)[] }
  | { readonly kind: 'line'; readonly points: readonly (Point | null)[] }
  /** `title` is what a mark says when it is pointed at. */
  | {
      readonly kind: 'marks'
      readonly points: readonly (Point & { readonly low?: number; readonly high?: number; readonly title: string })[]
    }
  /** A level to be held; the legend names it. */
  | { readonly kind: 'level'; readonly y: number }
  /** Where both axes say the same. */
  | { readonly kind: 'diagonal' }

type Plot = {
  /** What is seen, for those who do not see it. */
  readonly label: string
  readonly heightPx?: number
  readonly x: { readonly from: number; readonly to: number; readonly ticks: readonly Tick[]; readonly name?: string }
  readonly y: { readonly from: number; readonly to: number; readonly ticks: readonly Tick[] }
  readonly layers: readonly Layer[]
  readonly legend?: readonly LegendEntry[]
}

const TOP_PX = 18
const AXIS_PX = 24
const NAME_PX = 18
/** Per cent of the width: room for the numbers of the axis, and for half a mark at the end. */
const [LEFT, RIGHT] = [9, 98.5] as const
/** Paths know no per cent: they are drawn in a square of their own that is stretched over the plot. */
const SQUARE = 1000

/** Marks that legends show. */
export const SWATCHES = {
  line: <line x1="0" x2="12" y1="6" y2="6" className="stroke-accent" strokeWidth="1.5" />,
  band: <rect x="0" y="1" width="12" height="10" className="fill-rule" />,
  mark: <circle cx="6" cy="6" r="3.5" className="fill-accent" />,
  level: <line x1="0" x2="12" y1="6" y2="6" className="stroke-good" strokeDasharray="4 3" />,
} as const

/** Lines, bands and marks over two axes. */
export const plotDrawing = ({ label, heightPx = 200, x, y, layers, legend = [] }: Plot): Drawing => {
  const bottom = TOP_PX + heightPx
  const left = scaleLinear([x.from, x.to], [LEFT, RIGHT])
  const top = scaleLinear([y.from, y.to], [bottom, TOP_PX]).clamp(true)
  const inX = scaleLinear([x.from, x.to], [0, SQUARE])
  const inY = scaleLinear([y.from, y.to], [SQUARE, 0]).clamp(true)
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
        className="fill-none stroke-accent"
        strokeWidth="1.5"
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
            <circle cx={across(left(point.x))} cy={top(point.y)} r="3.5" className="fill-accent" />
          </g>
        ))
      case 'level':
        return (
          <line
            key={key}
            x1={across(LEFT)}
            x2="100%"
            y1={top(layer.y)}
            y2={top(layer.y)}
            className="stroke-good"
            strokeDasharray="4 3"
          />
        )
      case 'diagonal': {
        const [from, to] = [Math.max(x.from, y.from), Math.min(x.to, y.to)]
        const ends = { x1: across(left(from)), x2: across(left(to)), y1: top(from), y2: top(to) }
        return <line key={key} {...ends} className="stroke-good" strokeDasharray="4 3" />
      }
      case 'band':
      case 'line':
        return null
    }
  }
  /** Layers of a kind, stretched over the plot. */
  const stretched = (kind: 'band' | 'line') => (
    <svg
      x={across(LEFT)}
      y={TOP_PX}
      width={across(RIGHT - LEFT)}
      height={heightPx}
      viewBox={`0 0 ${SQUARE} ${SQUARE}`}
      preserveAspectRatio="none"
      aria-hidden
    >
      {layers.map((layer, i) => (layer.kind === kind ? path(layer, i) : null))}
    </svg>
  )
  return {
    label,
    size: { kind: 'fluid', heightPx: bottom + AXIS_PX + (x.name === undefined ? 0 : NAME_PX) },
    legend,
    body: (
      <>
        {stretched('band')}
        {y.ticks.map(({ at, text }) => (
          <g key={at}>
            <line x1={across(LEFT)} x2="100%" y1={top(at)} y2={top(at)} className="stroke-rule" />
            <text x={across(LEFT - 2)} y={top(at) + 4} textAnchor="end" className="figures fill-quiet text-label">
              {text}
            </text>
          </g>
        ))}
        {x.ticks.map(({ at, text }, i) => (
          <text
            key={at}
            x={across(left(at))}
            y={bottom + 18}
            textAnchor={i === x.ticks.length - 1 && left(at) > 90 ? 'end' : 'middle'}
            className="figures fill-quiet text-label"
          >
            {text}
          </text>
        ))}
        {x.name === undefined ? null : (
          <text x={across((LEFT + RIGHT) / 2)} y={bottom + 36} textAnchor="middle" className="fill-quiet text-label">
            {x.name}
          </text>
        )}
        {stretched('line')}
        {layers.map(over)}
      </>
    ),
  }
}
