import type { ChartModel } from '@/app/_ui/charts/chart'
import { once } from '@/lib/domain/memoize'
import type { RetentionFilter } from '@/lib/domain/retention/filter'
import { loadCalibration } from '@/lib/services/retention/load-calibration'
import { loadEffort } from '@/lib/services/retention/load-effort'
import { loadExpectedRecall } from '@/lib/services/retention/load-expected-recall'
import { loadForecast } from '@/lib/services/retention/load-forecast'
import { loadRecallHistory } from '@/lib/services/retention/load-recall-history'
import { loadTrueRetention } from '@/lib/services/retention/load-true-retention'
import type { RetentionModel } from '@/lib/services/retention/retention-model'
import { calibrationChart } from './calibration'
import { hoursChart, timeChart } from './effort'
import { expectedRecallChart, missedWeekChart, recallHistoryChart } from './expected-recall'
import { forecastChart } from './forecast'
import { trendChart, trueRetentionChart } from './measured'
import { spreadCharts } from './spread'
import { yearChart } from './year'

/** What a chart is asked for: `part` names the scope in words, `ahead` is the length of the forecast in days. */
export type ChartRequest = { readonly part: string | null; readonly ahead: 30 | 90 }

/** A chart that is of all cards and answers, whatever the filter: said where the filter limits others. */
const ofAll = (chart: ChartModel, { cards, answers }: RetentionFilter): ChartModel =>
  cards === null && answers === null ? chart : { ...chart, label: `${chart.label} All cards, ignoring the filter.` }

/** The charts by name, in the order of the page, with the metrics that they share. */
const openCharts = (model: RetentionModel, { part, ahead }: ChartRequest) => {
  const { filter, learner } = model
  const measured = once(() => loadTrueRetention(model))
  const memories = once(() => loadExpectedRecall(model))
  const effort = once(() => loadEffort(model))
  const spread = once(async () => spreadCharts(await memories(), learner.scheduling.desiredRetention))
  const charts: Readonly<Record<string, () => Promise<ChartModel>>> = {
    'true-retention': async () => trueRetentionChart(await measured()),
    trend: async () => trendChart(await measured()),
    calibration: async () => calibrationChart(await loadCalibration(model)),
    known: async () => ofAll(expectedRecallChart(await memories(), part), filter),
    'known-over-time': async () => ofAll(recallHistoryChart(await loadRecallHistory(model)), filter),
    'missed-week': async () => ofAll(missedWeekChart(await memories()), filter),
    forecast: async () => forecastChart(await loadForecast(model, ahead)),
    recall: async () => (await spread())[0],
    stability: async () => (await spread())[1],
    difficulty: async () => (await spread())[2],
    year: async () => yearChart(await effort()),
    time: async () => timeChart(await effort()),
    hours: async () => hoursChart(await effort()),
  }
  return { charts }
}

/** One chart by its name; null where there is none of that name. */
export const loadChart = async (
  model: RetentionModel,
  name: string,
  request: ChartRequest,
): Promise<ChartModel | null> => {
  const { charts } = openCharts(model, request)
  return Object.hasOwn(charts, name) ? ((await charts[name]?.()) ?? null) : null
}

/** The charts of a page, by their names. */
export const loadCharts = async (
  model: RetentionModel,
  names: readonly string[],
  request: ChartRequest,
): Promise<readonly ChartModel[]> => {
  const { charts } = openCharts(model, request)
  // Recall on past days is recorded for everything only.
  const shown = names.filter((name) => name !== 'known-over-time' || model.filter.scope.kind === 'all')
  const loaded = await Promise.all(shown.map((name) => charts[name]?.()))
  return loaded.flatMap((chart) => (chart ? [chart] : []))
}
