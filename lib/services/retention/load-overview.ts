import { counted } from '../../domain/format/words'
import { loadCalibration } from './load-calibration'
import { loadEffort } from './load-effort'
import { type ExpectedRecallMetrics, loadExpectedRecall } from './load-expected-recall'
import { loadForecast } from './load-forecast'
import { loadTrueRetention, type TrueRetentionMetrics } from './load-true-retention'
import type { RetentionModel } from './retention-model'

type Recall = { readonly share: number | null; readonly words: string }

/** Recall of the cards that came back and of all cards, which are easily confused. */
export type TwoRecalls = { readonly measured: Recall; readonly predicted: Recall }

const twoRecalls = (
  { rows }: TrueRetentionMetrics,
  { cardsRecalled, cardsStudied }: ExpectedRecallMetrics,
): TwoRecalls => {
  const recent = rows.find(({ period }) => period === 'month')?.all
  const all = rows.find(({ period }) => period === 'all')?.all
  const [tested, span] = recent?.estimate ? [recent, 'in the last 30 days'] : [all, 'so far']
  const which =
    cardsStudied === 1 ? 'the only card' : `the average for the ${cardsStudied.toLocaleString('en-GB')} cards`
  return {
    measured: tested?.estimate
      ? {
          share: tested.estimate.share,
          words: `Measured (true retention): you recalled ${tested.passed.toLocaleString('en-GB')} of ${counted(tested.n, 'review')} ${span}.`,
        }
      : { share: null, words: 'Measured (true retention): no review yet.' },
    predicted:
      cardsStudied === 0
        ? { share: null, words: 'Predicted: no card has been studied yet.' }
        : { share: cardsRecalled / cardsStudied, words: `Predicted: ${which} you have studied, if asked now.` },
  }
}

/** The figures of the overview: of the page and of `aide stats`. */
export const loadOverview = async (model: RetentionModel) => {
  const [measured, calibration, known, forecast, effort] = await Promise.all([
    loadTrueRetention(model),
    loadCalibration(model),
    loadExpectedRecall(model),
    loadForecast(model),
    loadEffort(model),
  ])
  return { measured, calibration, known, forecast, effort, recalls: twoRecalls(measured, known) }
}

export type Overview = Awaited<ReturnType<typeof loadOverview>>
