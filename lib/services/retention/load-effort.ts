import { framed, narrowed, STAGES } from '../../domain/retention/answer-kind'
import { talliesOfRows, timeByDay } from '../../domain/retention/day-rows'
import { hoursHeadline, timeHeadline } from '../../domain/retention/effort-words'
import type { RetentionFilter } from '../../domain/retention/filter'
import { TOO_MANY_FOR_DAYS, yearHeadline } from '../../domain/retention/headlines'
import type { HourKey, HourRollup } from '../../domain/retention/rollup-delta'
import { firstDayOf } from '../../domain/retention/trend'
import { wilson } from '../../domain/retention/wilson'
import { YEAR_DAYS, yearOfAnswers } from '../../domain/retention/year'
import type { Context } from '../context'
import { countedPart } from './counted-part'
import { keptDays } from './kept-days'
import { learnerToday } from './learner-day'
import type { EffortMetrics } from './metrics'

const hoursOf = (rows: readonly (HourKey & HourRollup)[]) =>
  Array.from({ length: 24 }, (_, hour) => {
    const own = rows.filter((row) => row.hour === hour)
    const sum = (of: (row: HourRollup) => number) => own.reduce((total, row) => total + of(row), 0)
    const [answers, n, passed] = [sum((row) => row.answers), sum((row) => row.tested), sum((row) => row.passed)]
    return { hour, answers, tested: { passed, n, estimate: wilson(passed, n) } }
  })

/** When the asker studies and how long: the year, minutes a day by the state of cards, hours of the day. */
export const loadEffort = async (ctx: Context, filter: RetentionFilter): Promise<EffortMetrics> => {
  const { day: today } = await learnerToday(ctx)
  const { counted } = await countedPart(ctx, filter.scope)
  const rows = narrowed(counted?.days ?? [], filter)
  const year = yearOfAnswers(talliesOfRows(rows), today)
  const from = Math.max(firstDayOf(filter.period, today) ?? 0, today - YEAR_DAYS + 1)
  const days = timeByDay(rows, from)
  const hours = hoursOf(narrowed(counted ? await counted.hours() : [], filter))
  const said = (headline: string) => framed(counted ? headline : TOO_MANY_FOR_DAYS, filter)
  return {
    filter,
    year,
    yearHeadline: said(yearHeadline(year)),
    days,
    hasStudied: (await keptDays(ctx)).some(({ answers }) => answers > 0),
    timeHeadline: said(
      timeHeadline(
        days.map((day) => STAGES.reduce((sum, stage) => sum + day[stage], 0)),
        today - from + 1,
      ),
    ),
    hours,
    hoursHeadline: said(hoursHeadline(hours)),
  }
}
