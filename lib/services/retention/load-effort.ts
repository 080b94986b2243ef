import { framed, narrowed } from '../../domain/retention/answer-kind'
import { minutesOf, rowsBetween, talliesOfRows, timeByDay } from '../../domain/retention/day-rows'
import { hoursHeadline, timeHeadline } from '../../domain/retention/effort-words'
import { TOO_MANY_FOR_DAYS, yearHeadline } from '../../domain/retention/headlines'
import type { HourKey, HourRollup } from '../../domain/retention/rollup-delta'
import { firstDayOf, retained } from '../../domain/retention/true-retention'
import { YEAR_DAYS, yearOfAnswers } from '../../domain/retention/year'
import type { RetentionModel } from './retention-model'

const hoursOf = (rows: readonly (HourKey & HourRollup)[]) =>
  Array.from({ length: 24 }, (_, hour) => {
    const own = rows.filter((row) => row.hour === hour)
    const sum = (of: (row: HourRollup) => number) => own.reduce((total, row) => total + of(row), 0)
    return {
      hour,
      answers: sum((row) => row.answers),
      tested: retained(
        sum((row) => row.passed),
        sum((row) => row.tested),
      ),
    }
  })

/** When the learner studies and how long: the year, minutes a day by the state of cards, hours of the day. */
export const loadEffort = async (model: RetentionModel) => {
  const { filter, day: today } = model
  const [part, everything] = await Promise.all([model.part(), model.days()])
  const rows = narrowed(part?.days ?? [], filter)
  const year = yearOfAnswers(talliesOfRows(rows), today, model.learner.preferences.pauses)
  const from = Math.max(firstDayOf(filter.period, today) ?? 0, today - YEAR_DAYS + 1)
  const days = timeByDay(rowsBetween(rows, from))
  const hours = hoursOf(narrowed((await part?.hours()) ?? [], filter))
  const said = (headline: string) => framed(part ? headline : TOO_MANY_FOR_DAYS, filter)
  return {
    filter,
    year,
    yearHeadline: said(yearHeadline(year)),
    /** Minutes of each day with answers in the period, of the last 365 days at most, by the state the card was in. */
    days,
    /** Whether any card was ever answered, whatever the filter. */
    hasStudied: everything.some(({ answers }) => answers > 0),
    timeHeadline: said(timeHeadline(days.map(minutesOf), today - from + 1)),
    hours,
    hoursHeadline: said(hoursHeadline(hours, model.learner.preferences.dates)),
  }
}

/** When and how long. */
export type EffortMetrics = Awaited<ReturnType<typeof loadEffort>>
