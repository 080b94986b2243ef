import { cardSumsOfScope } from '../../data/queries/retention-scope'
import { versionInstants } from '../../data/queries/settings-versions'
import { scoresByBin } from '../../data/queries/sum-figures'
import { FACT_KINDS, type FactKind } from '../../domain/library'
import {
  addScores,
  LEAST_CALIBRATED,
  NO_SCORES,
  quantileBins,
  type ScoreSum,
  scoresOf,
} from '../../domain/retention/calibration'
import { calibrationFinding, type NamedScores } from '../../domain/retention/calibration-words'
import { scoresByMonth, scoresSince } from '../../domain/retention/day-rows'
import type { RetentionFilter } from '../../domain/retention/filter'
import { groupOf } from '../../domain/retention/sums'
import { firstDayOf } from '../../domain/retention/trend'
import { FORMATS } from '../../domain/scheduling/log'
import { DAY_MS } from '../../domain/scheduling/study-day'
import type { Context } from '../context'
import type { CalibrationFigures } from './figures'
import { keptDays } from './kept-days'
import { learnerToday } from './learner-day'

type Bins = ReadonlyMap<number, ScoreSum>

const sumOf = (bins: Iterable<ScoreSum>): ScoreSum => [...bins].reduce(addScores, NO_SCORES)

/** Bins of several values as one. */
const joined = (parts: Iterable<Bins>): Bins => {
  const all = new Map<number, ScoreSum>()
  for (const bins of parts) {
    for (const [bin, sum] of bins) all.set(bin, addScores(all.get(bin) ?? NO_SCORES, sum))
  }
  return all
}

const KIND_WORDS: Readonly<Record<FactKind, string>> = {
  figure: 'on figures',
  date: 'on dates',
  event: 'on events',
  person: 'on people',
  organisation: 'on organisations',
  place: 'on places',
  position: 'on positions',
  quote: 'on quotes',
  claim: 'on claims',
}

/** Of the cards of a scope sums over all time are kept, without bins: no plot, no RMSE(bins), no AUC. */
const ofScope = async (ctx: Context, filter: RetentionFilter): Promise<CalibrationFigures> => {
  const { engine, asker } = ctx
  const cards = await cardSumsOfScope(engine.read, asker.learnerId, asker.workspaceIds, filter.scope)
  const byKind = new Map<FactKind, ScoreSum>()
  for (const { factKind, scored: n, recalled, predicted, logLoss } of cards) {
    byKind.set(factKind, addScores(byKind.get(factKind) ?? NO_SCORES, { n, recalled, predicted, logLoss }))
  }
  const all = scoresOf(sumOf(byKind.values()))
  const kinds = [...byKind].flatMap(([factKind, sum]) => (sum.n === 0 ? [] : [{ factKind, ...scoresOf(sum) }]))
  const withoutPrediction = cards.reduce((sum, { unpredicted }) => sum + unpredicted, 0)
  const named = kinds.map((scores): NamedScores => ({ name: KIND_WORDS[scores.factKind], scores }))
  return {
    ...{ filter, all, withoutPrediction, byKind: kinds },
    ...{ bins: null, months: [], byFormat: [], byMaturity: [], byVersion: [] },
    finding: calibrationFinding(all, named, withoutPrediction),
  }
}

/**
 * Stored predictions held against what came of them. Of everything: with bins, RMSE(bins) and AUC over all time, and
 * `all` of the filter's period as far as it can be told by day. Of a scope: means over all time.
 */
export const loadCalibration = async (ctx: Context, filter: RetentionFilter): Promise<CalibrationFigures> => {
  const { calendar, day } = await learnerToday(ctx)
  if (filter.scope.kind !== 'all') return ofScope(ctx, filter)
  const store = ctx.engine.read
  const { learnerId } = ctx.asker
  const groups = [...(await scoresByBin(store, learnerId, 'bins'))].flatMap(([name, own]) => {
    const group = groupOf(name)
    return group === null ? [] : [{ ...group, bins: own }]
  })
  const by = (key: 'kind' | 'format' | 'maturity' | 'version', value: string): Bins | null => {
    const own = groups.filter((group) => group[key] === value)
    return own.length === 0 ? null : joined(own.map((group) => group.bins))
  }
  const cells = await scoresByBin(store, learnerId, 'cells')
  const bins = joined(groups.map((group) => group.bins))
  const rows = await keptDays(ctx)
  const from = firstDayOf(filter.period, day)
  const { scores, unpredicted } = scoresSince(rows, from)
  const whole = scoresOf(sumOf(bins.values()), bins, joined(cells.values()))
  const all = from === null ? whole : scoresOf(scores)
  const byKind = FACT_KINDS.flatMap((factKind) => {
    const own = by('kind', factKind)
    return own ? [{ factKind, ...scoresOf(sumOf(own.values()), own) }] : []
  })
  const used = await versionInstants(store, learnerId)
  return {
    filter,
    bins: whole.n < LEAST_CALIBRATED ? null : quantileBins(bins),
    all,
    months: scoresByMonth(rows).map(({ month, scores: own }) => ({
      firstDay: Date.parse(`${month}-01`) / DAY_MS,
      ...scoresOf(own),
    })),
    byFormat: FORMATS.flatMap((format) => {
      const own = by('format', format)
      return own ? [{ format, ...scoresOf(sumOf(own.values()), own) }] : []
    }),
    byKind,
    byMaturity: (['young', 'mature'] as const).flatMap((maturity) => {
      const own = by('maturity', maturity)
      return own ? [{ maturity, ...scoresOf(sumOf(own.values()), own) }] : []
    }),
    byVersion: [...new Set(groups.map(({ version }) => version))]
      .map((settingsId) => {
        const own = by('version', settingsId) ?? new Map<number, ScoreSum>()
        const since = used.get(settingsId)
        return {
          settingsId,
          firstUsedDay: since === undefined ? null : calendar.dayOf(since),
          ...scoresOf(sumOf(own.values()), own, cells.get(settingsId)),
        }
      })
      .sort((a, b) => (a.firstUsedDay ?? 0) - (b.firstUsedDay ?? 0)),
    withoutPrediction: unpredicted,
    finding: calibrationFinding(
      all,
      byKind.map((own) => ({ name: KIND_WORDS[own.factKind], scores: own })),
      unpredicted,
    ),
  }
}
