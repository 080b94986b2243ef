import { scoresByKind } from '../../data/queries/retention/rollups'
import { FACT_KINDS } from '../../domain/library'
import { LEAST_CALIBRATED, quantileBins, scoresOf } from '../../domain/retention/calibration'
import { calibrationHeadline, KIND_WORDS } from '../../domain/retention/calibration-words'
import { scoreSum } from '../../domain/retention/day-rows'
import { keptScores } from './past-days'
import type { RetentionModel } from './retention-model'

/** Stored predictions compared with what came of them, over all time: a short period has too few reviews in each group. */
export const loadCalibration = async ({ ctx, state, days }: RetentionModel) => {
  const store = ctx.engine.read
  const { learnerId, workspaceIds } = ctx.actor
  const [{ bins, cells }, kinds, rows] = await Promise.all([
    keptScores(ctx, state),
    scoresByKind(store, learnerId, workspaceIds),
    days(),
  ])
  const all = scoresOf(scoreSum(bins.values()), bins, cells)
  const byKind = FACT_KINDS.flatMap((factKind) => {
    const own = kinds.find(({ kind }) => kind === factKind)
    return own ? [{ factKind, ...scoresOf(own) }] : []
  })
  const withoutPrediction = rows.reduce((sum, { unpredicted }) => sum + unpredicted, 0)
  const named = byKind.map(({ factKind, ...scores }) => ({ name: KIND_WORDS[factKind], scores }))
  return {
    /** null below 200 scored reviews. */
    bins: all.n < LEAST_CALIBRATED ? null : quantileBins(bins),
    all,
    byKind,
    /** Reviews after a day or more that have no stored prediction: imported, or answered before there were any. */
    withoutPrediction,
    headline: calibrationHeadline(all, named, withoutPrediction),
    /** The same of all forecasts together, without the group that is furthest off. */
    overallHeadline: calibrationHeadline(all, [], withoutPrediction),
  }
}

/** Stored predictions compared with what came of them. */
export type CalibrationMetrics = Awaited<ReturnType<typeof loadCalibration>>
