import { versionInstants } from '../../data/queries/learner/settings-versions'
import type { ScopedCard } from '../../data/queries/retention/retention-scope'
import { compareNames } from '../../domain/format/collation'
import { FACT_KINDS } from '../../domain/library'
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
import { rowsBetween, scoreSum, scoresByMonth, unpredictedIn } from '../../domain/retention/day-rows'
import { TOO_MANY_FOR_DAYS } from '../../domain/retention/headlines'
import { monthOfKey } from '../../domain/retention/month'
import { groupOf, type ScoreGroup } from '../../domain/retention/rollups'
import { firstDayOf } from '../../domain/retention/true-retention'
import { FORMATS } from '../../domain/scheduling/log'
import { articleScores } from './article-scores'
import type { ScoresByBin } from './counted-part'
import type { RetentionModel } from './retention-model'

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

const kindsOfCards = (cards: readonly ScopedCard[]) =>
  FACT_KINDS.flatMap((value) => {
    const scores = scoresOf(scoreSum(cards.filter(({ factKind }) => factKind === value)))
    return scores.n === 0 ? [] : [{ value, scores }]
  })

/** Articles with scored reviews, those with most first; what was removed from the library is one row. */
const byArticle = async (model: RetentionModel) =>
  (await articleScores(model))
    .map(({ article, ...sum }) => ({
      articleKey: article?.key ?? null,
      title: article?.title ?? 'Removed',
      ...scoresOf(sum),
    }))
    .sort(
      (a, b) =>
        Number(a.articleKey === null) - Number(b.articleKey === null) || b.n - a.n || compareNames(a.title, b.title),
    )

/**
 * Stored predictions compared with what came of them, over all time: a plot of a short period would have too few
 * reviews in each group. The scores of the filter's period stand beside them. A part with very many answers has means
 * alone, without bins: no plot, no RMSE(bins), no AUC.
 */
export const loadCalibration = async (model: RetentionModel) => {
  const { ctx, filter, calendar, day } = model
  const { cards, answers, period, scope } = filter
  const isNarrow = answerFilterWords(filter) !== null
  const [part, scopedCards, used, articles] = await Promise.all([
    model.part(),
    model.cards(),
    versionInstants(ctx.engine.read, ctx.actor.learnerId),
    scope.kind === 'all' && !isNarrow ? byArticle(model) : [],
  ])
  const groups = [...((await part?.scores('bins')) ?? [])].flatMap(([name, bins]): readonly Group[] => {
    const group = groupOf(name)
    const isMeant = (cards === null || group?.maturity === cards) && (answers === null || group?.answers === answers)
    return group && isMeant ? [{ ...group, bins }] : []
  })
  // Cells are kept by version alone: they hold all answers or none.
  const cells = isNarrow ? undefined : await part?.scores('cells')
  const bins = joined(groups.map((group) => group.bins))
  const rows = narrowed(part?.days ?? [], filter)
  const ofCards = part || isNarrow ? [] : scopedCards
  const all = part ? scoresOf(sumOf(bins.values()), bins, cells && joined(cells.values())) : scoresOf(scoreSum(ofCards))
  const months = scoresByMonth(rows).flatMap(({ month, scores }) => {
    const firstDay = monthOfKey(month)?.first
    return firstDay === undefined ? [] : [{ firstDay, ...scoresOf(scores) }]
  })
  const kinds = part ? scoresBy(groups, 'kind', FACT_KINDS) : kindsOfCards(ofCards)
  const versions = scoresBy(groups, 'version', [...new Set(groups.map(({ version }) => version))], cells)
  const withoutPrediction = unpredictedIn(part ? rows : ofCards)
  const named = kinds.map(({ value, scores }) => ({ name: KIND_WORDS[value], scores }))
  const isTold = part !== null || !isNarrow
  return {
    filter,
    /** null below 200 scored reviews. */
    bins: all.n < LEAST_CALIBRATED || part === null ? null : quantileBins(bins),
    all,
    /** Scores of the filter's period; null where it is all time, or where months are not told apart. */
    ofPeriod:
      period === 'all' || months.length === 0 ? null : scoresOf(scoreSum(rowsBetween(rows, firstDayOf(period, day)))),
    months,
    byFormat: scoresBy(groups, 'format', FORMATS).map(({ value, scores }) => ({ format: value, ...scores })),
    byKind: kinds.map(({ value, scores }) => ({ factKind: value, ...scores })),
    byMaturity: scoresBy(groups, 'maturity', MATURITIES).map(({ value, scores }) => ({ maturity: value, ...scores })),
    byAnswers: scoresBy(groups, 'answers', ANSWER_KINDS).map(({ value, scores }) => ({ kind: value, ...scores })),
    byVersion: versions
      .map(({ value, scores }) => {
        const since = used.get(value)
        return { settingsId: value, firstUsedDay: since === undefined ? null : calendar.dayOf(since), ...scores }
      })
      .sort((a, b) => (a.firstUsedDay ?? 0) - (b.firstUsedDay ?? 0)),
    /** Only where nothing is filtered but the period. */
    byArticle: articles,
    /** Reviews after a day or more that have no stored prediction: imported, or answered before there were any. */
    withoutPrediction,
    headline: framed(isTold ? calibrationHeadline(all, named, withoutPrediction) : TOO_MANY_FOR_DAYS, filter),
    /** The same of all forecasts together, without the group that is furthest off. */
    overallHeadline: framed(isTold ? calibrationHeadline(all, [], withoutPrediction) : TOO_MANY_FOR_DAYS, filter),
  }
}

/** Stored predictions compared with what came of them. */
export type CalibrationMetrics = Awaited<ReturnType<typeof loadCalibration>>
