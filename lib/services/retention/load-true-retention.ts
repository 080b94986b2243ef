import type { FormatTally } from '../../domain/retention/day-rows'
import type { RetentionFilter } from '../../domain/retention/filter'
import { retentionFinding } from '../../domain/retention/findings'
import { trendOf } from '../../domain/retention/trend'
import { type Retained, type RetentionRow, trueRetention } from '../../domain/retention/true-retention'
import { wilson } from '../../domain/retention/wilson'
import type { Format, Mode } from '../../domain/scheduling/log'
import type { Context } from '../context'
import type { TrueRetentionFigures } from './figures'
import { learnerToday } from './learner-day'
import { type Tallies, talliesOf } from './scoped-tallies'

const retained = (passed: number, n: number): Retained => ({ passed, n, estimate: wilson(passed, n) })

/** The one row that sums over all time give where days are not told apart. */
const lifetimeRow = ({ young, mature }: Tallies['lifetime']): RetentionRow => ({
  period: 'all',
  young: retained(young.passed, young.n),
  mature: retained(mature.passed, mature.n),
  all: retained(young.passed + mature.passed, young.n + mature.n),
})

const grouped = <Key>(tallies: readonly FormatTally[], keyOf: (tally: FormatTally) => Key) => {
  const groups = new Map<Key, { answers: number; ms: number; tested: number; passed: number }>()
  for (const tally of tallies) {
    const group = groups.get(keyOf(tally)) ?? { answers: 0, ms: 0, tested: 0, passed: 0 }
    group.answers += tally.answers
    group.ms += tally.ms
    group.tested += tally.tested
    group.passed += tally.passed
    groups.set(keyOf(tally), group)
  }
  return groups
}

/** The asker's true retention: by period, week by week, and by format; how much was answered in which mode. */
export const loadTrueRetention = async (ctx: Context, filter: RetentionFilter): Promise<TrueRetentionFigures> => {
  const { learner, day } = await learnerToday(ctx)
  const { desiredRetention } = learner.scheduling
  const { days, formats, lifetime } = await talliesOf(ctx, filter, day)
  const rows = days === null ? [lifetimeRow(lifetime)] : trueRetention(days, day)
  const byMode = grouped(formats ?? [], ({ mode }): Mode => mode)
  const byFormat = grouped(formats ?? [], ({ format }): Format => format)
  const { all } = lifetimeRow(lifetime)
  const allTime =
    all.n === 0
      ? 'No card of this part has come back after a day or more yet.'
      : `You recalled ${all.passed.toLocaleString('en-GB')} of ${all.n.toLocaleString('en-GB')} cards that came back. For shorter periods choose a smaller part of the library.`
  return {
    filter,
    day,
    desiredRetention,
    rows,
    trend: days === null ? [] : trendOf(days, day, filter.period),
    byMode: [...byMode].map(([mode, { answers, ms }]) => ({ mode, answers, minutes: ms / 60_000 })),
    byFormat: [...byFormat].flatMap(([format, { passed, tested }]) =>
      tested === 0 ? [] : [{ format, ...retained(passed, tested) }],
    ),
    finding: days === null ? allTime : retentionFinding(rows, desiredRetention),
  }
}
