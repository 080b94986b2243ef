import { dateStyle } from '@/app/_ui/date-style'
import { monthWords, shortDayWords, yearOfDay } from '@/lib/domain/format/words'
import type { StudyDay } from '@/lib/domain/ids'
import { isoDateOf } from '@/lib/domain/time/study-day'
import { DAY_MS } from '@/lib/domain/time/units'

export type Tick = { readonly at: number; readonly text: string }

/** The narrowest that a chart gets, on a screen of 320 px: what fits there fits everywhere. */
const NARROWEST_PX = 280
/** Between two labels. */
const LEAST_GAP_PX = 10
/** A letter of an axis at 12.5 px, a little too wide, so that labels never come closer than reckoned. */
const LETTER_PX = 7

export const labelWidthPx = (text: string): number => text.length * LETTER_PX

/** Where a place on the axis is drawn, in per cent of the width of the chart. */
type Place = (at: number) => number

/**
 * Whether centred labels keep apart from each other and inside the chart at `widthPx`, and so at any greater width: the
 * distances grow with the chart, the labels do not.
 */
export const haveRoom = (ticks: readonly Tick[], place: Place, widthPx = NARROWEST_PX): boolean => {
  const boxes = ticks.map(({ at, text }) => {
    const [middle, half] = [(place(at) / 100) * widthPx, labelWidthPx(text) / 2]
    return { from: middle - half, to: middle + half }
  })
  return boxes.every(
    ({ from, to }, i) =>
      from >= 0 && to <= widthPx && from - (boxes[i - 1]?.to ?? Number.NEGATIVE_INFINITY) >= LEAST_GAP_PX,
  )
}

/** Every nth of some labels, the first among them, for the lowest n at which they have room. */
export const everyNth = (ticks: readonly Tick[], place: Place, widthPx = NARROWEST_PX): readonly Tick[] => {
  for (let step = 1; step < ticks.length; step++) {
    const some = withinChart(
      ticks.filter((_, i) => i % step === 0),
      place,
      widthPx,
    )
    if (haveRoom(some, place, widthPx)) return some
  }
  return withinChart(ticks.slice(0, 1), place, widthPx)
}

/** Without labels at either end that would reach out of the chart. */
const withinChart = (ticks: readonly Tick[], place: Place, widthPx = NARROWEST_PX): readonly Tick[] =>
  ticks.filter((tick) => haveRoom([tick], place, widthPx))

const DAY_STEPS = [1, 2, 7, 14] as const
/** Counted from a day that must have a label, four weeks are a step too; elsewhere months read better. */
const DAY_STEPS_FROM_START = [1, 2, 7, 14, 28] as const
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200] as const
/** No chart has room for more. */
const MOST_TICKS = 60
/** Fewer labels do not say how long the axis is. */
const LEAST_TICKS = 2

type Months = { readonly step: number; readonly phase: number }

/** The first days of the months between two study days that are `phase` months after a multiple of `step`. */
const monthStarts = (from: StudyDay, to: StudyDay, { step, phase }: Months): readonly StudyDay[] => {
  const [year = 0, month = 1] = isoDateOf(from).split('-').map(Number)
  const starts: StudyDay[] = []
  for (let number = Math.ceil((year * 12 + month - 1 - phase) / step) * step + phase; ; number += step) {
    const day = Date.UTC(Math.floor(number / 12), number % 12, 1) / DAY_MS
    if (day > to) return starts
    if (day >= from) starts.push(day)
  }
}

/** Months bear their year where there are more than twelve of them; Januaries are named by the year alone. */
const monthText = (day: StudyDay, { step, phase }: Months, isLong: boolean): string => {
  if (step % 12 === 0 && phase === 0) return String(yearOfDay(day))
  return isLong ? `${monthWords(day, 'short')} ${yearOfDay(day)}` : monthWords(day, 'short')
}

/** For axes of a year or two, on which no two Januaries have room. */
const OTHER_MONTHS: readonly Months[] = [6, 12].flatMap((step) =>
  Array.from({ length: step - 1 }, (_, i) => ({ step, phase: i + 1 })),
)

const YEAR_DAYS = 366

type DayTicks = {
  /** A day that must have a label: the others are counted from it. */
  readonly start?: { readonly day: StudyDay; readonly text: string }
}

/**
 * Labels of an axis of study days, evenly spaced in days, weeks, months or years: of these the shortest step at which
 * none comes too close to another at the narrowest width, or reaches out of the chart.
 */
export const dayTicks = (from: StudyDay, to: StudyDay, place: Place, { start }: DayTicks = {}): readonly Tick[] => {
  const first = start?.day ?? from
  const daysApart = (step: number): readonly Tick[] =>
    Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, i) => {
      const at = first + i * step
      return { at, text: at === start?.day ? start.text : shortDayWords(at, dateStyle()) }
    })
  const isLong = to - from > YEAR_DAYS
  const monthsApart = (months: Months): readonly Tick[] =>
    monthStarts(from, to, months).map((at) => ({ at, text: monthText(at, months, isLong) }))
  const sets = [
    ...(start ? DAY_STEPS_FROM_START : DAY_STEPS)
      .filter((step) => (to - first) / step <= MOST_TICKS)
      .map((step) => () => daysApart(step)),
    ...(start ? [] : MONTH_STEPS.map((step) => () => monthsApart({ step, phase: 0 }))),
    ...(start ? [] : OTHER_MONTHS.map((months) => () => monthsApart(months))),
  ]
  let lone: readonly Tick[] = []
  for (const ticksOf of sets) {
    const ticks = withinChart(ticksOf(), place)
    if (!haveRoom(ticks, place)) continue
    if (ticks.length >= LEAST_TICKS) return ticks
    if (lone.length === 0) lone = ticks
  }
  return lone
}
