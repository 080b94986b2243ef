import type { ChartModel } from '@/app/_ui/charts/picture'
import type { RetentionFilter } from '@/lib/domain/retention/filter'
import type { Context } from '@/lib/services/context'
import { loadCalibration } from '@/lib/services/retention/load-calibration'
import { loadEffort } from '@/lib/services/retention/load-effort'
import { loadExpectedRecall } from '@/lib/services/retention/load-expected-recall'
import { loadForecast } from '@/lib/services/retention/load-forecast'
import { loadRecallHistory } from '@/lib/services/retention/load-recall-history'
import { loadTrueRetention } from '@/lib/services/retention/load-true-retention'
import { calibrationPicture } from './calibration'
import { hoursPicture, timePicture } from './effort'
import { knownOverTimePicture, knownPicture, missedWeekPicture } from './known'
import { loadPicture } from './load'
import { trendPicture, trueRetentionPicture } from './measured'
import { spreadPictures } from './spread'
import { yearPicture } from './year'

/** What a picture is asked for: `part` names the scope in words, `ahead` is the length of the forecast in days. */
export type ChartRequest = { readonly filter: RetentionFilter; readonly part: string | null; readonly ahead: 30 | 90 }

type Load = (ctx: Context, asked: ChartRequest) => Promise<ChartModel>

const spread =
  (index: 0 | 1 | 2): Load =>
  async (ctx, { filter }) => {
    const { desiredRetention } = await loadTrueRetention(ctx, filter)
    return spreadPictures(await loadExpectedRecall(ctx, filter), desiredRetention)[index]
  }

/** A plot of a short period would have too few reviews in each group: it is always of all time. */
const calibration: Load = async (ctx, { filter }) => {
  const whole = await loadCalibration(ctx, { ...filter, period: 'all' })
  // If there are too many answers to count by month, no shorter period can be shown.
  const isShort = filter.period !== 'all' && whole.months.length > 0
  return calibrationPicture(whole, isShort ? await loadCalibration(ctx, filter) : null)
}

/** A picture that is of all cards and answers, whatever the filter: said where the filter limits others. */
const ofAll = (pictured: ChartModel, { cards, answers }: RetentionFilter): ChartModel => {
  if (cards === null && answers === null) return pictured
  return { ...pictured, label: `${pictured.label} All cards, ignoring the filter.` }
}

const LOADS: Readonly<Record<string, Load>> = {
  'true-retention': async (ctx, { filter }) => trueRetentionPicture(await loadTrueRetention(ctx, filter)),
  trend: async (ctx, { filter }) => trendPicture(await loadTrueRetention(ctx, filter)),
  calibration,
  known: async (ctx, { filter, part }) => ofAll(knownPicture(await loadExpectedRecall(ctx, filter), part), filter),
  'known-over-time': async (ctx, { filter }) => ofAll(knownOverTimePicture(await loadRecallHistory(ctx)), filter),
  'missed-week': async (ctx, { filter }) => ofAll(missedWeekPicture(await loadExpectedRecall(ctx, filter)), filter),
  forecast: async (ctx, { filter, ahead }) => loadPicture(await loadForecast(ctx, filter, ahead)),
  recall: spread(0),
  stability: spread(1),
  difficulty: spread(2),
  year: async (ctx, { filter }) => yearPicture(await loadEffort(ctx, filter)),
  time: async (ctx, { filter }) => timePicture(await loadEffort(ctx, filter)),
  hours: async (ctx, { filter }) => hoursPicture(await loadEffort(ctx, filter)),
}

/** One picture by its name; null where there is none of that name. */
export const loadOnePicture = async (ctx: Context, name: string, asked: ChartRequest): Promise<ChartModel | null> =>
  Object.hasOwn(LOADS, name) ? ((await LOADS[name]?.(ctx, asked)) ?? null) : null

/** The pictures of the retention page: what was measured, what is predicted, and when it was done. */
export const loadAllPictures = async (ctx: Context, asked: ChartRequest) => {
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
    trueRetention: trueRetentionPicture(retention),
    trend: trendPicture(retention),
    calibration: await calibration(ctx, asked),
    known: ofAll(knownPicture(known, part), filter),
    missedWeek: ofAll(missedWeekPicture(known), filter),
    spread: spreadPictures(known, retention.desiredRetention),
    forecast: loadPicture(await loadForecast(ctx, filter, ahead)),
    // Kept for everything only: a part of the library has none of its own.
    overTime: filter.scope.kind === 'all' ? ofAll(knownOverTimePicture(await loadRecallHistory(ctx)), filter) : null,
    effort: [yearPicture(effort), timePicture(effort), hoursPicture(effort)],
  }
}
