import { versionInstants } from '../../data/queries/learner/settings-versions'
import type { ScopedCard } from '../../data/queries/retention/retention-scope'
import { FACT_KINDS, type FactKind } from '../../domain/library'
import { ANSWER_KINDS, answerFilterWords, framed, MATURITIES, narrowed } from '../../domain/retention/answer-kind'
import {
  addScores,
  LEAST_CALIBRATED,
  NO_SCORES,
  quantileBins,
  type ScoreRollup,
  scoresOf,
} from '../../domain/retention/calibration'
import { calibrationHeadline, KIND_WORDS } from '../../domain/retention/calibration-words'
import { scoresByMonth, scoresSince } from '../../domain/retention/day-rows'
import type { RetentionFilter } from '../../domain/retention/filter'
import { TOO_MANY_FOR_DAYS } from '../../domain/retention/headlines'
import { groupOf, type ScoreGroup } from '../../domain/retention/rollups'
import { firstDayOf } from '../../domain/retention/trend'
import { FORMATS } from '../../domain/scheduling/log'
import { DAY_MS } from '../../domain/time/units'
import type { Context } from '../context'
import { articleScores } from './article-scores'
import { type CountedPart, countedPart, type ScoresByBin } from './counted-part'
import { learnerToday } from './learner-day'
import type { CalibrationMetrics } from './metrics'

type Bins = ReadonlyMap<number, ScoreRollup>
type Group = ScoreGroup & { readonly bins: Bins }

const sumOf = (bins: Iterable<ScoreRollup>): ScoreRollup => [...bins].reduce(addScores, NO_SCORES)

/** Bins of several values as one. */
const joined = (parts: Iterable<Bins>): Bins => {
  const all = new Map<number, ScoreRollup>()
  for (const bins of parts) {
    for (const [bin, sum] of bins) all.set(bin, addScores(all.get(bin) ?? NO_SCORES, sum))
  }
  return all
}

const NO_GROUPS = {
  bins: null,
  months: [],
  byFormat: [],
  byKind: [],
  byMaturity: [],
  byAnswers: [],
  byVersion: [],
  byArticle: [],
} as const

/** Of a part with very many answers there are sums over all time without bins: no plot, no RMSE(bins), no AUC. */
const ofCards = (filter: RetentionFilter, cards: readonly ScopedCard[]): CalibrationMetrics => {
  if (answerFilterWords(filter) !== null) {
    const headline = framed(TOO_MANY_FOR_DAYS, filter)
    return { ...NO_GROUPS, filter, all: scoresOf(NO_SCORES), withoutPrediction: 0, headline }
  }
  const sums = new Map<FactKind, ScoreRollup>()
  for (const { factKind, scored: n, recalled, predicted, logLoss } of cards) {
    sums.set(factKind, addScores(sums.get(factKind) ?? NO_SCORES, { n, recalled, predicted, logLoss }))
  }
  const all = scoresOf(sumOf(sums.values()))
  const byKind = [...sums].flatMap(([factKind, sum]) => (sum.n === 0 ? [] : [{ factKind, ...scoresOf(sum) }]))
  const withoutPrediction = cards.reduce((sum, { unpredicted }) => sum + unpredicted, 0)
  const named = byKind.map((scores) => ({ name: KIND_WORDS[scores.factKind], scores }))
  return {
    ...NO_GROUPS,
    filter,
    all,
    withoutPrediction,
    byKind,
    headline: calibrationHeadline(all, named, withoutPrediction),
  }
}

/** Scores of the groups that have one of some values in common, in their order; values without a group are missing. */
const scoresBy = <Key extends keyof ScoreGroup>(
  groups: readonly Group[],
  key: Key,
  values: readonly ScoreGroup[Key][],
  cells?: ScoresByBin,
) =>
  values.flatMap((value) => {
    const own = groups.filter((group) => group[key] === value)
    if (own.length === 0) return []
    const bins = joined(own.map((group) => group.bins))
    return [{ value, scores: scoresOf(sumOf(bins.values()), bins, cells?.get(value)) }]
  })

/** Made once: it costs more than the comparing. */
const ENGLISH = new Intl.Collator('en')

/** Articles with scored reviews, those with most first; what was removed from the library is one row. */
const byArticle = async (ctx: Context): Promise<CalibrationMetrics['byArticle']> =>
  (await articleScores(ctx))
    .map(({ article, ...sum }) => ({
      articleKey: article?.key ?? null,
      title: article?.title ?? 'Removed',
      ...scoresOf(sum),
    }))
    .sort(
      (a, b) =>
        Number(a.articleKey === null) - Number(b.articleKey === null) || b.n - a.n || ENGLISH.compare(a.title, b.title),
    )

const ofPart = async (
  ctx: Context,
  filter: RetentionFilter,
  counted: CountedPart,
  { calendar, day }: Awaited<ReturnType<typeof learnerToday>>,
): Promise<CalibrationMetrics> => {
  const { cards, answers, period, scope } = filter
  const isNarrow = answerFilterWords(filter) !== null
  const groups = [...(await counted.scores('bins'))].flatMap(([name, bins]): readonly Group[] => {
    const group = groupOf(name)
    const isMeant = (cards === null || group?.maturity === cards) && (answers === null || group?.answers === answers)
    return group && isMeant ? [{ ...group, bins }] : []
  })
  // Cells are told apart by version alone: they hold all answers or none.
  const cells = isNarrow ? undefined : await counted.scores('cells')
  const bins = joined(groups.map((group) => group.bins))
  const rows = narrowed(counted.days, filter)
  const from = firstDayOf(period, day)
  const { scores, unpredicted } = scoresSince(rows, from)
  const whole = scoresOf(sumOf(bins.values()), bins, cells && joined(cells.values()))
  const all = from === null ? whole : scoresOf(scores)
  const kinds = scoresBy(groups, 'kind', FACT_KINDS)
  const used = await versionInstants(ctx.engine.read, ctx.actor.learnerId)
  const versions = scoresBy(groups, 'version', [...new Set(groups.map(({ version }) => version))], cells)
  const named = kinds.map(({ value, scores: own }) => ({ name: KIND_WORDS[value], scores: own }))
  return {
    filter,
    bins: whole.n < LEAST_CALIBRATED ? null : quantileBins(bins),
    all,
    months: scoresByMonth(rows).map(({ month, scores: own }) => ({
      firstDay: Date.parse(`${month}-01`) / DAY_MS,
      ...scoresOf(own),
    })),
    byFormat: scoresBy(groups, 'format', FORMATS).map(({ value, scores: own }) => ({ format: value, ...own })),
    byKind: kinds.map(({ value, scores: own }) => ({ factKind: value, ...own })),
    byMaturity: scoresBy(groups, 'maturity', MATURITIES).map(({ value, scores: own }) => ({ maturity: value, ...own })),
    byAnswers: scoresBy(groups, 'answers', ANSWER_KINDS).map(({ value, scores: own }) => ({ kind: value, ...own })),
    byVersion: versions
      .map(({ value, scores: own }) => {
        const since = used.get(value)
        return { settingsId: value, firstUsedDay: since === undefined ? null : calendar.dayOf(since), ...own }
      })
      .sort((a, b) => (a.firstUsedDay ?? 0) - (b.firstUsedDay ?? 0)),
    byArticle: scope.kind === 'all' && !isNarrow ? await byArticle(ctx) : [],
    withoutPrediction: unpredicted,
    headline: framed(calibrationHeadline(all, named, unpredicted), filter),
  }
}

/**
 * Stored predictions held against what came of them, with bins, RMSE(bins) and AUC over all time; `all` is of the
 * filter's period as far as it can be told by day. Of a part with very many answers: means over all time.
 */
export const loadCalibration = async (ctx: Context, filter: RetentionFilter): Promise<CalibrationMetrics> => {
  const today = await learnerToday(ctx)
  const { counted, cards } = await countedPart(ctx, filter.scope)
  return counted === null ? ofCards(filter, cards) : await ofPart(ctx, filter, counted, today)
}
