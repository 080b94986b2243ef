import type { ScopedCard } from '../../data/queries/retention/retention-scope'
import { answerFilterWords, framed, narrowed } from '../../domain/retention/answer-kind'
import { type FormatTally, formatTallies, kindTallies, talliesOfRows } from '../../domain/retention/day-rows'
import type { RetentionFilter } from '../../domain/retention/filter'
import { lifetimeHeadline, retentionHeadline } from '../../domain/retention/headlines'
import { firstDayOf, trendOf } from '../../domain/retention/trend'
import { type Retained, type RetentionRow, trueRetention } from '../../domain/retention/true-retention'
import { wilson } from '../../domain/retention/wilson'
import type { Format, Mode } from '../../domain/scheduling/log'
import { MINUTE_MS } from '../../domain/time/units'
import type { Context } from '../context'
import { countedPart } from './counted-part'
import { learnerToday } from './learner-day'
import type { TrueRetentionMetrics } from './metrics'

const retained = (passed: number, n: number): Retained => ({ passed, n, estimate: wilson(passed, n) })

/**
 * The one row that sums over all time give where days are not told apart: of young or mature cards alone where that is
 * asked for. null where kinds of answers are, which these sums do not tell apart.
 */
const lifetimeRow = (sums: readonly ScopedCard[], { cards, answers }: RetentionFilter): RetentionRow | null => {
  if (answers !== null) return null
  const sum = (of: (card: ScopedCard) => number) => sums.reduce((total, card) => total + of(card), 0)
  const ofAll = { passed: sum((card) => card.passed), n: sum((card) => card.tested) }
  const ofMature = { passed: sum((card) => card.maturePassed), n: sum((card) => card.matureTested) }
  const mature = cards === 'young' ? retained(0, 0) : retained(ofMature.passed, ofMature.n)
  const young = cards === 'mature' ? retained(0, 0) : retained(ofAll.passed - ofMature.passed, ofAll.n - ofMature.n)
  return { period: 'all', young, mature, all: retained(young.passed + mature.passed, young.n + mature.n) }
}

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

/**
 * The asker's true retention: by period, week by week, by format and by kind of answer; how much was answered in which
 * mode.
 */
export const loadTrueRetention = async (ctx: Context, filter: RetentionFilter): Promise<TrueRetentionMetrics> => {
  const { learner, day } = await learnerToday(ctx)
  const { desiredRetention } = learner.scheduling
  const { counted, cards } = await countedPart(ctx, filter.scope)
  if (counted === null) {
    const row = lifetimeRow(cards, filter)
    return {
      filter,
      day,
      desiredRetention,
      rows: row ? [row] : [],
      trend: [],
      byAnswers: [],
      byMode: [],
      byFormat: [],
      answers: answerFilterWords(filter) === null ? cards.reduce((sum, card) => sum + card.answers, 0) : null,
      headline: framed(lifetimeHeadline(row?.all ?? null), filter),
    }
  }
  const from = firstDayOf(filter.period, day)
  const within = narrowed(counted.days, filter)
  const days = talliesOfRows(within)
  const formats = formatTallies(within, from)
  const rows = trueRetention(days, day)
  const kinds = kindTallies(within, from)
  const byMode = grouped(formats, ({ mode }): Mode => mode)
  const byFormat = grouped(formats, ({ format }): Format => format)
  return {
    filter,
    day,
    desiredRetention,
    rows,
    trend: trendOf(days, day, filter.period),
    answers: kinds.reduce((sum, { answers }) => sum + answers, 0),
    byAnswers: kinds.map(({ kind, answers, again, ms, passed, tested }) => ({
      kind,
      answers,
      minutes: ms / MINUTE_MS,
      known: retained(answers - again, answers),
      tested: retained(passed, tested),
    })),
    byMode: [...byMode].map(([mode, { answers, ms }]) => ({ mode, answers, minutes: ms / MINUTE_MS })),
    byFormat: [...byFormat].flatMap(([format, { passed, tested }]) =>
      tested === 0 ? [] : [{ format, ...retained(passed, tested) }],
    ),
    headline: framed(retentionHeadline(rows, desiredRetention), filter),
  }
}
