import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { roundedPercent } from '@/lib/domain/format/percent'

export type ReadinessPoint = { readonly day: number; readonly share: number }

type ReadinessLineProps = {
  /** What is seen, for those who do not see it. */
  readonly label: string
  /** The first and the last day of the chart: where preparation began, and the briefing. */
  readonly from: number
  readonly to: number
  /** Null once the briefing is over. */
  readonly today: number | null
  /** Readiness at the briefing as it was forecast on each day, if nothing more had been studied. */
  readonly actual: readonly ReadinessPoint[]
  /** The same for the days to come, if the plan is followed; joined to the last actual point. */
  readonly projected: readonly ReadinessPoint[]
  readonly target: number
  readonly dayName: (day: number) => string
}

const TOP_PX = 12
const PLOT_PX = 170
const AXIS_PX = 24
/** Per cent of the width: room for the shares on the left and the last point on the right. */
const PLOT = { from: 10, to: 97 } as const
const BOX = 1000

/** The line to the day: what was reached, then what the plan leads to. Type keeps its size on every screen. */
export function ReadinessLine(props: ReadinessLineProps) {
  const { label, from, to, today, actual, projected, target, dayName } = props
  const x = scaleLinear([from, Math.max(to, from + 1)], [PLOT.from, PLOT.to]).clamp(true)
  const y = scaleLinear([0, 1], [TOP_PX + PLOT_PX, TOP_PX])
  const at = (day: number) => `${x(day).toFixed(2)}%`
  const last = actual.at(-1)
  const draw = line<ReadinessPoint>(
    ({ day }) => x(day) * (BOX / 100),
    ({ share }) => y(share),
  )
  // What today's part adds comes in the course of today.
  const later = projected.map(({ day, share }) => ({ day: day === today ? day + 0.5 : day, share }))
  const ahead = last ? [last, ...later] : later
  const named = [from, ...(today === null ? [] : [today]), to]
  const names = new Map(named.map((day) => [day, dayName(day)]))
  const base = y(0)
  return (
    <div>
      <Legend isOver={today === null} />
      <svg
        role="img"
        aria-label={label}
        width="100%"
        height={TOP_PX + PLOT_PX + AXIS_PX}
        className="block overflow-visible"
      >
        {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
          <g key={tick}>
            <line x1={`${PLOT.from}%`} x2={`${PLOT.to}%`} y1={y(tick)} y2={y(tick)} className="stroke-rule" />
            <text x={`${PLOT.from - 1.5}%`} y={y(tick) + 4} textAnchor="end" className="figures fill-quiet text-label">
              {roundedPercent(tick)}
            </text>
          </g>
        ))}
        <line
          x1={`${PLOT.from}%`}
          x2={`${PLOT.to}%`}
          y1={y(target)}
          y2={y(target)}
          className="stroke-good"
          strokeDasharray="4 3"
        />
        {today === null ? null : (
          <line x1={at(today)} x2={at(today)} y1={TOP_PX} y2={base} className="stroke-edge" strokeDasharray="1 3" />
        )}
        <svg
          x="0"
          y="0"
          width="100%"
          height={TOP_PX + PLOT_PX}
          viewBox={`0 0 ${BOX} ${TOP_PX + PLOT_PX}`}
          preserveAspectRatio="none"
          aria-hidden
        >
          <path d={draw(ahead) ?? ''} className="fill-none stroke-quiet" {...STROKE} strokeDasharray="5 4" />
          <path d={draw(actual) ?? ''} className="fill-none stroke-accent" {...STROKE} />
        </svg>
        {actual.map(({ day, share }) => (
          <circle key={day} cx={at(day)} cy={y(share)} r={day === last?.day ? 4 : 2.5} className="fill-accent">
            <title>{`${dayName(day)}: ${roundedPercent(share)}`}</title>
          </circle>
        ))}
        {projected.map(({ day, share }) => (
          <circle key={day} cx={at(day)} cy={y(share)} r="6" className="fill-transparent">
            <title>{`${dayName(day)}, if the plan is followed: ${roundedPercent(share)}`}</title>
          </circle>
        ))}
        <line x1={`${PLOT.from}%`} x2={`${PLOT.to}%`} y1={base} y2={base} className="stroke-edge" />
        {[...names].map(([day, name]) => {
          const isNear = day === today && (x(day) - PLOT.from < 16 || PLOT.to - x(day) < 16)
          if (isNear && day !== from && day !== to) return null
          const anchor = day === from ? 'start' : day === to ? 'end' : 'middle'
          return (
            <text key={day} x={at(day)} y={base + 17} textAnchor={anchor} className="figures fill-quiet text-label">
              {day === today ? 'today' : name}
            </text>
          )
        })}
      </svg>
    </div>
  )
}

const STROKE = { strokeWidth: 2, vectorEffect: 'non-scaling-stroke', strokeLinejoin: 'round' } as const

const KEYS = [
  { name: 'If you stopped that day', className: 'stroke-accent', dashes: undefined, isAhead: false },
  { name: 'If you follow the plan', className: 'stroke-quiet', dashes: '5 4', isAhead: true },
  { name: 'Target', className: 'stroke-good', dashes: '4 3', isAhead: false },
] as const

const Legend = ({ isOver }: { readonly isOver: boolean }) => (
  <ul aria-hidden className="mb-2 flex flex-wrap gap-x-5 gap-y-1 text-label text-quiet">
    {KEYS.filter(({ isAhead }) => !(isOver && isAhead)).map(({ name, className, dashes }) => (
      <li key={name} className="flex items-center gap-2">
        <svg width="20" height="8" aria-hidden>
          <line x1="0" x2="20" y1="4" y2="4" className={className} strokeWidth="2" strokeDasharray={dashes} />
        </svg>
        {name}
      </li>
    ))}
  </ul>
)
