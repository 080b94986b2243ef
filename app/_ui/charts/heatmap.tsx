import { scalePoint } from 'd3-scale'
import { dateStyle } from '@/app/_ui/date-style'
import type { Drawing } from './drawing'

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

type Heatmap = {
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

/** The row of a weekday: American weeks begin on Sunday, British ones on Monday. */
const rowOf = (weekday: number): number => (dateStyle() === 'american' ? (weekday + 1) % 7 : weekday)

/** How far up the steps one is, 0 to 1. */
const shareOf = (step: number, steps: number) => (steps === 1 ? 1 : (step - 1) / (steps - 1))

/** What the squares of a step have in common: their depth. */
const inStep = (step: number, steps: number) =>
  step === 0 ? { className: 'fill-edge' } : { className: 'fill-accent', opacity: 0.5 + 0.5 * shareOf(step, steps) }

/** A day's square: its size tells the steps apart where colour does not. */
const square = (step: number, steps: number, x: number, y: number) => {
  const side = step === 0 ? 2.5 : 5 + 5.5 * shareOf(step, steps)
  return { x: x - side / 2, y: y - side / 2, width: side, height: side, rx: 1.5 }
}

/** Weeks as columns and weekdays as rows; on a page in two halves, so that a day stays big enough to be seen on a phone. */
export const yearDrawing = ({ label, days, steps, unit }: Heatmap): Drawing => {
  const columnOf = (index: number) => Math.floor((index + rowOf(days[0]?.weekday ?? 0)) / 7)
  const half = days.findIndex((_, i) => columnOf(i) === Math.ceil(columnOf(days.length - 1) / 2))
  const names = ['none', ...steps]
  const legend = names.map((name, step) => ({
    name: step === names.length - 1 ? `${name} ${unit}` : name,
    swatch: <rect {...inStep(step, steps.length)} {...square(step, steps.length, CELL / 2, CELL / 2)} />,
  }))
  return {
    ...weeksDrawing(label, days, steps.length),
    legend,
    parts: [
      weeksDrawing(`${label} First half.`, days.slice(0, half), steps.length),
      weeksDrawing(`${label} Second half.`, days.slice(half), steps.length),
    ],
  }
}

const weeksDrawing = (label: string, days: readonly GridDay[], steps: number): Drawing => {
  const offset = rowOf(days[0]?.weekday ?? 0)
  const columns = Math.ceil((days.length + offset) / 7)
  const width = LEFT + columns * CELL
  const x = scalePoint(
    Array.from({ length: columns }, (_, column) => column),
    [LEFT + CELL / 2, width - CELL / 2],
  )
  const columnAt = (i: number) => x(Math.floor((i + offset) / 7)) ?? 0
  const y = (weekday: number) => TOP + CELL * (rowOf(weekday) + 0.5)
  return {
    label,
    size: { kind: 'scaled', width, height: TOP + 7 * CELL },
    legend: [],
    body: (
      <>
        {WEEKDAYS.map(({ weekday, name }) => (
          <text key={name} x="0" y={y(weekday) + 3.5} className="fill-quiet" fontSize="10">
            {name}
          </text>
        ))}
        {days.map((day, i) =>
          day.month ? (
            <text key={day.key} x={columnAt(i) - CELL / 2} y="10" className="fill-quiet" fontSize="10">
              {day.month}
            </text>
          ) : null,
        )}
        {Array.from({ length: steps + 1 }, (_, step) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its number
          <g key={step} {...inStep(step, steps)}>
            {days.map((day, i) =>
              day.step === step ? (
                <rect key={day.key} {...square(step, steps, columnAt(i), y(day.weekday))}>
                  <title>{day.title}</title>
                </rect>
              ) : null,
            )}
          </g>
        ))}
      </>
    ),
  }
}
