import type { ScopedCard } from '../../data/queries/retention/retention-scope'
import { answerFilterWords, framed, narrowed } from '../../domain/retention/answer-kind'
import { kindTallies, rowsBetween, talliesBy, talliesOfRows } from '../../domain/retention/day-rows'
import type { RetentionFilter } from '../../domain/retention/filter'
import { lifetimeHeadline, retentionHeadline } from '../../domain/retention/headlines'
import { trendOf } from '../../domain/retention/trend'
import { firstDayOf, type RetentionRow, retained, trueRetention } from '../../domain/retention/true-retention'
import { FORMATS, MODES } from '../../domain/scheduling/log'
import { MINUTE_MS } from '../../domain/time/units'
import type { RetentionModel } from './retention-model'

/**
 * The one row that sums over all time give where days are not told apart: of young or mature cards alone where the
 * filter asks for them. None where it asks for kinds of answers, which these sums do not tell apart.
 */
const lifetimeRows = (sums: readonly ScopedCard[], filter: RetentionFilter): readonly RetentionRow[] => {
  if (filter.answers !== null) return []
  const sum = (of: (card: ScopedCard) => number) => sums.reduce((total, card) => total + of(card), 0)
  const [maturePassed, matureTested] = [sum((card) => card.maturePassed), sum((card) => card.matureTested)]
  const [passed, tested] = [sum((card) => card.passed), sum((card) => card.tested)]
  const mature = filter.cards === 'young' ? retained(0, 0) : retained(maturePassed, matureTested)
  const young = filter.cards === 'mature' ? retained(0, 0) : retained(passed - maturePassed, tested - matureTested)
  return [{ period: 'all', young, mature, all: retained(young.passed + mature.passed, young.n + mature.n) }]
}

/**
 * The learner's true retention: by period, week by week, by format and by kind of answer; how much was answered in which
 * mode.
 */
export const loadTrueRetention = async (model: RetentionModel) => {
  const { filter, day, learner } = model
  const { desiredRetention } = learner.scheduling
  const [part, cards] = await Promise.all([model.part(), model.cards()])
  const within = narrowed(part?.days ?? [], filter)
  const inPeriod = rowsBetween(within, firstDayOf(filter.period, day))
  const days = talliesOfRows(within)
  const rows = part ? trueRetention(days, day) : lifetimeRows(cards, filter)
  const answers = (of: readonly { readonly answers: number }[]) => of.reduce((sum, one) => sum + one.answers, 0)
  const ofCards = answerFilterWords(filter) === null ? answers(cards) : null
  return {
    filter,
    day,
    desiredRetention,
    rows,
    /** Weeks, earliest first, up to the one of today; `band` is over the 30 days that end with the week. */
    trend: trendOf(days, day, filter.period),
    /** Answers of the period; null where they are too many to be told apart. */
    answers: part ? answers(inPeriod) : ofCards,
    /** Answers of the period by what they were: `known` are those not graded Again, `tested` the tests of memory. */
    byAnswers: kindTallies(inPeriod).map((tally) => ({
      kind: tally.kind,
      answers: tally.answers,
      minutes: tally.ms / MINUTE_MS,
      known: retained(tally.answers - tally.again, tally.answers),
      tested: retained(tally.passed, tally.tested),
    })),
    byMode: talliesBy(inPeriod, MODES, ({ mode }) => mode).map((tally) => ({
      mode: tally.key,
      answers: tally.answers,
      minutes: tally.ms / MINUTE_MS,
    })),
    byFormat: talliesBy(inPeriod, FORMATS, ({ format }) => format).flatMap(({ key: format, passed, tested }) =>
      tested === 0 ? [] : [{ format, ...retained(passed, tested) }],
    ),
    headline: framed(part ? retentionHeadline(rows, desiredRetention) : lifetimeHeadline(rows[0]?.all ?? null), filter),
  }
}

/** What was measured. */
export type TrueRetentionMetrics = Awaited<ReturnType<typeof loadTrueRetention>>
