import { hourTallies } from '../../data/queries/sum-figures'
import { talliesOfRows, timeByDay } from '../../domain/retention/day-rows'
import { hoursFinding, timeFinding } from '../../domain/retention/effort-words'
import type { RetentionFilter } from '../../domain/retention/filter'
import { yearFinding } from '../../domain/retention/findings'
import { STAGES } from '../../domain/retention/sums'
import { firstDayOf } from '../../domain/retention/trend'
import { wilson } from '../../domain/retention/wilson'
import { YEAR_DAYS, yearOf } from '../../domain/retention/year'
import type { Context } from '../context'
import type { EffortFigures } from './figures'
import { keptDays } from './kept-days'
import { learnerToday } from './learner-day'

/** When the asker studies and how long: the year, minutes a day by the state of cards, hours of the day. All cards. */
export const loadEffort = async (ctx: Context, filter: RetentionFilter): Promise<EffortFigures> => {
  const { day: today } = await learnerToday(ctx)
  const store = ctx.engine.read
  const { learnerId } = ctx.asker
  const rows = await keptDays(ctx)
  const year = yearOf(talliesOfRows(rows), today)
  const from = Math.max(firstDayOf(filter.period, today) ?? 0, today - YEAR_DAYS + 1)
  const days = timeByDay(rows, from)
  const tallies = new Map((await hourTallies(store, learnerId)).map((tally) => [tally.hour, tally]))
  const hours = Array.from({ length: 24 }, (_, hour) => {
    const { answers, tested: n, passed } = tallies.get(hour) ?? { answers: 0, tested: 0, passed: 0 }
    return { hour, answers, tested: { passed, n, estimate: wilson(passed, n) } }
  })
  return {
    ...{ filter, year, yearFinding: yearFinding(year), days },
    timeFinding: timeFinding(
      days.map((day) => STAGES.reduce((sum, stage) => sum + day[stage], 0)),
      today - from + 1,
    ),
    ...{ hours, hoursFinding: hoursFinding(hours) },
  }
}
