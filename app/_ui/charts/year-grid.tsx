import { scalePoint } from 'd3-scale'

export type GridDay = {
  readonly key: string
  /** 0 = Monday to 6 = Sunday. */
  readonly weekday: number
  /** 0 = none, then 1 to `steps.length`. */
  readonly step: number
  /** What the day says when it is pointed at. */
  readonly title: string
  /** The name of the month that begins with this day. */
  readonly month?: string
}

type YearGridProps = {
  /** What is seen, for those who do not see it. */
  readonly label: string
  /** One after the other, earliest first. */
  readonly days: readonly GridDay[]
  /** Each step in words, the lowest first. */
  readonly steps: readonly string[]
  readonly unit: string
}

const CELL = 12
const LEFT = 30
const TOP = 18
const WEEKDAYS = [
  { weekday: 0, name: 'Mon' },
  { weekday: 2, name: 'Wed' },
  { weekday: 4, name: 'Fri' },
] as const

/** Side and depth of a day's square: size tells the steps apart where colour does not. */
const look = (step: number, steps: number) => {
  if (step === 0) return { side: 2.5, opacity: 1 }
  const share = steps === 1 ? 1 : (step - 1) / (steps - 1)
  return { side: 5 + 5.5 * share, opacity: 0.5 + 0.5 * share }
}

const square = (step: number, steps: number, x: number, y: number) => {
  const { side, opacity } = look(step, steps)
  return {
    x: x - side / 2,
    y: y - side / 2,
    width: side,
    height: side,
    rx: 1.5,
    opacity,
    className: step === 0 ? 'fill-edge' : 'fill-accent',
  }
}

/** Weeks as columns and weekdays as rows; on a phone in two halves, so that a day stays big enough to be seen. */
export function YearGrid({ label, days, steps, unit }: YearGridProps) {
  const columnOf = (index: number) => Math.floor((index + (days[0]?.weekday ?? 0)) / 7)
  const half = days.findIndex((_, i) => columnOf(i) === Math.ceil(columnOf(days.length - 1) / 2))
  return (
    <div>
      <div className="max-sm:hidden">
        <Weeks label={label} days={days} steps={steps.length} />
      </div>
      <div className="space-y-3 sm:hidden">
        <Weeks label={`${label} First half.`} days={days.slice(0, half)} steps={steps.length} />
        <Weeks label={`${label} Second half.`} days={days.slice(half)} steps={steps.length} />
      </div>
      <ul aria-hidden className="figures mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-label text-quiet">
        {['none', ...steps].map((words, step) => (
          <li key={words} className="flex items-center gap-1.5">
            <svg width={CELL} height={CELL} aria-hidden>
              <rect {...square(step, steps.length, CELL / 2, CELL / 2)} />
            </svg>
            {words}
          </li>
        ))}
        <li>{unit}</li>
      </ul>
    </div>
  )
}

type WeeksProps = { readonly label: string; readonly days: readonly GridDay[]; readonly steps: number }

function Weeks({ label, days, steps }: WeeksProps) {
  const offset = days[0]?.weekday ?? 0
  const columns = Math.ceil((days.length + offset) / 7)
  const width = LEFT + columns * CELL
  const x = scalePoint(
    Array.from({ length: columns }, (_, column) => column),
    [LEFT + CELL / 2, width - CELL / 2],
  )
  const y = (weekday: number) => TOP + CELL * (weekday + 0.5)
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${TOP + 7 * CELL}`}
      className="block w-full overflow-visible"
    >
      {WEEKDAYS.map(({ weekday, name }) => (
        <text key={name} x="0" y={y(weekday) + 3.5} className="fill-quiet" fontSize="10">
          {name}
        </text>
      ))}
      {days.map((day, i) => {
        const column = x(Math.floor((i + offset) / 7)) ?? 0
        return (
          <g key={day.key}>
            {day.month ? (
              <text x={column - CELL / 2} y="10" className="fill-quiet" fontSize="10">
                {day.month}
              </text>
            ) : null}
            <rect {...square(day.step, steps, column, y(day.weekday))}>
              <title>{day.title}</title>
            </rect>
          </g>
        )
      })}
    </svg>
  )
}
