import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { Disclosure } from '@/app/_ui/charts/disclosure'
import { DataTable } from '@/app/_ui/data-table'
import { Section } from '@/app/_ui/page'
import { percentOf, roundedPercent } from '@/lib/domain/format/percent'
import type { BriefingPage } from '@/lib/services/briefing/load-briefing'
import { dayAndYear } from './words'

type ReadinessPoint = { readonly day: number; readonly share: number }

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
function ReadinessLine(props: ReadinessLineProps) {
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

/** Both targets as one line: what the weighted mean of the facts is to be. */
const targetOf = ({ groups, briefing }: BriefingPage): number => {
  const { targetMust, targetOthers } = briefing.choices
  const worth = { must: 3, should: 2, nice: 1 }
  let [weights, sum] = [0, 0]
  for (const { weight, facts } of groups.weights) {
    weights += worth[weight] * facts
    sum += worth[weight] * facts * (weight === 'must' ? targetMust : targetOthers)
  }
  return weights === 0 ? targetMust : sum / weights
}

type LineRow = { readonly day: number; readonly stopped: number; readonly followed: number }

/** Readiness until the briefing: what was forecast on each day, and what the plan leads to. */
export function LinePart({ page }: { readonly page: BriefingPage }) {
  const { forecasts, days, day, briefingDay, isPast, ifFollowed, ifStopped } = page
  const actual = forecasts.map((forecast) => ({ day: forecast.day, share: forecast.ifStopped }))
  const projected = days.map((one) => ({ day: one.day, share: one.readinessAfter }))
  if (isPast && actual.length === 0) return null
  const from = Math.min(day, actual[0]?.day ?? day)
  // A line needs two days.
  if (briefingDay <= from) return null
  const target = targetOf(page)
  // From today on as the plan has it, which counts today's part as done; the plan leads to the same end from each day.
  const rows: readonly LineRow[] = [
    ...forecasts
      .filter((forecast) => !days.some((one) => one.day === forecast.day))
      .map((forecast) => ({ day: forecast.day, stopped: forecast.ifStopped, followed: forecast.ifFollowed })),
    ...days.map((one) => ({ day: one.day, stopped: one.readinessAfter, followed: ifFollowed.mean })),
  ]
  const [stopped, followed] = [percentOf(ifStopped.mean), percentOf(ifFollowed.mean)]
  const finding = isPast
    ? `The last forecast before the briefing was ${percentOf(actual.at(-1)?.share ?? 0)}.`
    : stopped === followed
      ? `${followed} on the day, whether or not you follow the plan.`
      : `On the day: ${stopped} if you stop now, ${followed} if you follow the plan.`
  const dayName = (one: number) => dayAndYear(one, day)
  return (
    <Section title="Readiness until the briefing">
      <figure>
        <figcaption className="max-w-[38rem] font-serif text-reading">{finding}</figcaption>
        <div className="mt-5 break-inside-avoid">
          <ReadinessLine
            label={`Readiness at the briefing by day, from 0% to 100%. ${finding} The target is ${percentOf(target)}.`}
            from={from}
            to={Math.max(briefingDay, from)}
            today={isPast ? null : day}
            actual={actual}
            projected={projected}
            target={target}
            dayName={dayName}
          />
        </div>
        <div className="mt-3">
          <Disclosure title="Figures">
            <DataTable
              caption="Forecasts by day"
              hideCaption
              rows={rows}
              keyOf={(row) => String(row.day)}
              columns={[
                { key: 'day', head: 'Day', cell: (row) => dayName(row.day) },
                {
                  key: 'stopped',
                  head: 'If you stop after that day',
                  figures: true,
                  cell: (row) => percentOf(row.stopped),
                },
                { key: 'followed', head: 'With the plan', figures: true, cell: (row) => percentOf(row.followed) },
              ]}
            />
          </Disclosure>
          <Disclosure title="How this is worked out">
            <div className="max-w-[38rem] text-quiet">
              <p>
                A solid point is that day’s forecast for the briefing if you had studied nothing more: one is kept for
                each day on which you open this page or finish a session. The dashed line shows what the plan adds, day
                by day: your readiness at the briefing if you stop after that day; the table counts today’s part as
                done. The target is the average of your targets for must-knows and for the rest, weighted by how much
                the facts count.
              </p>
            </div>
          </Disclosure>
        </div>
      </figure>
    </Section>
  )
}
