import type { ChartModel } from '@/app/_ui/charts/chart'
import type { RetentionFilter } from '@/lib/domain/retention/filter'
import type { Context } from '@/lib/services/context'
import { loadCalibration } from '@/lib/services/retention/load-calibration'
import { loadEffort } from '@/lib/services/retention/load-effort'
import { loadExpectedRecall } from '@/lib/services/retention/load-expected-recall'
import { loadForecast } from '@/lib/services/retention/load-forecast'
import { loadRecallHistory } from '@/lib/services/retention/load-recall-history'
import { loadTrueRetention } from '@/lib/services/retention/load-true-retention'
import { calibrationChart } from './calibration'
import { hoursChart, timeChart } from './effort'
import { expectedRecallChart, missedWeekChart, recallHistoryChart } from './expected-recall'
import { forecastChart } from './forecast'
import { trendChart, trueRetentionChart } from './measured'
import { spreadCharts } from './spread'
import { yearChart } from './year'

/** What a chart is asked for: `part` names the scope in words, `ahead` is the length of the forecast in days. */
export type ChartRequest = { readonly filter: RetentionFilter; readonly part: string | null; readonly ahead: 30 | 90 }

type Load = (ctx: Context, asked: ChartRequest) => Promise<ChartModel>

const spread =
  (index: 0 | 1 | 2): Load =>
  async (ctx, { filter }) => {
    const { desiredRetention } = await loadTrueRetention(ctx, filter)
    return spreadCharts(await loadExpectedRecall(ctx, filter), desiredRetention)[index]
  }

/** A plot of a short period would have too few reviews in each group: it is always of all time. */
const calibration: Load = async (ctx, { filter }) => {
  const whole = await loadCalibration(ctx, { ...filter, period: 'all' })
  // If there are too many answers to count by month, no shorter period can be shown.
  const isShort = filter.period !== 'all' && whole.months.length > 0
  return calibrationChart(whole, isShort ? await loadCalibration(ctx, filter) : null)
}

/** A chart that is of all cards and answers, whatever the filter: said where the filter limits others. */
const ofAll = (chart: ChartModel, { cards, answers }: RetentionFilter): ChartModel => {
  if (cards === null && answers === null) return chart
  return { ...chart, label: `${chart.label} All cards, ignoring the filter.` }
}

const LOADS: Readonly<Record<string, Load>> = {
  'true-retention': async (ctx, { filter }) => trueRetentionChart(await loadTrueRetention(ctx, filter)),
  trend: async (ctx, { filter }) => trendChart(await loadTrueRetention(ctx, filter)),
  calibration,
  known: async (ctx, { filter, part }) =>
    ofAll(expectedRecallChart(await loadExpectedRecall(ctx, filter), part), filter),
  'known-over-time': async (ctx, { filter }) => ofAll(recallHistoryChart(await loadRecallHistory(ctx)), filter),
  'missed-week': async (ctx, { filter }) => ofAll(missedWeekChart(await loadExpectedRecall(ctx, filter)), filter),
  forecast: async (ctx, { filter, ahead }) => forecastChart(await loadForecast(ctx, filter, ahead)),
  recall: spread(0),
  stability: spread(1),
  difficulty: spread(2),
  year: async (ctx, { filter }) => yearChart(await loadEffort(ctx, filter)),
  time: async (ctx, { filter }) => timeChart(await loadEffort(ctx, filter)),
  hours: async (ctx, { filter }) => hoursChart(await loadEffort(ctx, filter)),
}

/** One chart by its name; null where there is none of that name. */
export const loadChart = async (ctx: Context, name: string, asked: ChartRequest): Promise<ChartModel | null> =>
  Object.hasOwn(LOADS, name) ? ((await LOADS[name]?.(ctx, asked)) ?? null) : null

/** The charts of the retention page: what was measured, what is predicted, and when it was done. */
export const loadCharts = async (ctx: Context, asked: ChartRequest) => {
  const { filter, part, ahead } = asked
  const retention = await loadTrueRetention(ctx, filter)
  const known = await loadExpectedRecall(ctx, filter)
  const effort = await loadEffort(ctx, filter)
  return {
    /** Answers of the period and part that were asked for; null where they are too many to be told apart. */
    answers: retention.answers,
    day: retention.day,
    cardsInPart: known.cardsInLibrary,
    hasStudied: effort.hasStudied,
    trueRetention: trueRetentionChart(retention),
    trend: trendChart(retention),
    calibration: await calibration(ctx, asked),
    known: ofAll(expectedRecallChart(known, part), filter),
    missedWeek: ofAll(missedWeekChart(known), filter),
    spread: spreadCharts(known, retention.desiredRetention),
    forecast: forecastChart(await loadForecast(ctx, filter, ahead)),
    // Kept for everything only: a part of the library has none of its own.
    overTime: filter.scope.kind === 'all' ? ofAll(recallHistoryChart(await loadRecallHistory(ctx)), filter) : null,
    effort: [yearChart(effort), timeChart(effort), hoursChart(effort)],
  }
}
