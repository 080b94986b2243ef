import type { Drawing } from '@/app/_ui/charts/drawing'
import { intervalDrawing } from '@/app/_ui/charts/interval-plot'
import { plotDrawing } from '@/app/_ui/charts/plot'
import { dateStyle } from '@/app/_ui/date-style'
import { percentWords, roundedPercent } from '@/lib/domain/format/percent'
import { counted, dayWords } from '@/lib/domain/format/words'
import { answerFilterWords, framed } from '@/lib/domain/retention/answer-kind'
import {
  calibrationComing,
  dueComing,
  effortComing,
  knownComing,
  LEAST_STUDIED_DAYS,
  LEAST_WEEKS,
  recallComing,
} from '@/lib/domain/retention/coming'
import { minutesOf } from '@/lib/domain/retention/day-rows'
import { timeHeadline } from '@/lib/domain/retention/effort-words'
import { expectedCardsHeadline, roundedShareWords, TOO_MANY_FOR_DAYS } from '@/lib/domain/retention/headlines'
import { PERIODS } from '@/lib/domain/retention/true-retention'
import { loadCalibration } from '@/lib/services/retention/load-calibration'
import { loadComing } from '@/lib/services/retention/load-coming'
import { type EffortMetrics, loadEffort } from '@/lib/services/retention/load-effort'
import { type ExpectedRecallMetrics, loadExpectedRecall } from '@/lib/services/retention/load-expected-recall'
import { loadForecast } from '@/lib/services/retention/load-forecast'
import { loadRecallHistory } from '@/lib/services/retention/load-recall-history'
import { loadTrueRetention, type TrueRetentionMetrics } from '@/lib/services/retention/load-true-retention'
import type { RetentionModel } from '@/lib/services/retention/retention-model'
import { dayAxis, shareAxis } from './axes'
import { calibrationDrawing } from './calibration'
import type { ChartRequest } from './catalogue'
import { minutesDrawing } from './effort'
import { historyDrawing } from './expected-recall'
import { forecastDrawing } from './forecast'
import type { ChartGroup } from './groups'

/** One of the small charts, each of which leads to the page of its group. */
export type SmallChart = {
  readonly group: ChartGroup
  /** Whether it is measured or predicted, and of what. */
  readonly label: string
  /** One sentence that is true of the data; null where there are none yet. */
  readonly headline: string | null
  /** null where there is too little to draw. */
  readonly drawing: Drawing | null
  /** What will be shown, and when there is enough to draw it; null where that cannot be said. */
  readonly coming: { readonly what: string; readonly when: string } | null
}

const PLOT_PX = 100
const SQUARE_PX = 144
const TEXT_ROOM = 0.04
const [PAST_DAYS, LEAST_DAYS] = [30, 7] as const

/** The share recalled over 30 days, week by week, with its range and the target; one range while there are few weeks. */
const recallDrawing = ({ trend, rows, desiredRetention, headline }: TrueRetentionMetrics): Drawing | null => {
  const label = `Percentage recalled, with 95% intervals. ${headline}`
  const all = rows.find(({ period }) => period === 'all')?.all.estimate ?? null
  const bands = trend.flatMap(({ firstDay, band }) => (band ? [{ x: firstDay + 6, ...band }] : []))
  const [first, last] = [bands[0], bands.at(-1)]
  if (first && last && bands.length >= LEAST_WEEKS) {
    const points = trend.map(({ firstDay, band }) => (band ? { x: firstDay + 6, ...band } : null))
    // Room below the last point, for its text.
    const lowest = [last.share - TEXT_ROOM, desiredRetention - 0.05]
    return plotDrawing({
      label,
      heightPx: PLOT_PX,
      x: dayAxis(first.x, Math.max(last.x, (trend.at(-1)?.firstDay ?? 0) + 6)),
      y: { ...shareAxis([...bands.map(({ share }) => share), ...lowest]), name: 'recalled' },
      layers: [
        { kind: 'band', points },
        { kind: 'line', points: points.map((point) => (point ? { x: point.x, y: point.share } : null)) },
        { kind: 'level', y: desiredRetention, name: `target ${percentWords(desiredRetention)}` },
        {
          kind: 'marks',
          points: [
            {
              x: last.x,
              y: last.share,
              title: `30 days to ${dayWords(last.x, dateStyle())}: ${roundedShareWords(last)}`,
              text: percentWords(last.share),
              isTextBelow: last.share < desiredRetention,
            },
          ],
        },
      ],
    })
  }
  return all === null
    ? null
    : intervalDrawing({
        label,
        target: desiredRetention,
        targetName: 'target',
        rows: [{ name: 'So far', marks: [{ name: 'All cards', estimate: all }] }],
      })
}

/** Days with answers of at most the last 30 days, from the first of them on, but a week at least. */
const recentMinutes = ({ filter, days }: EffortMetrics, today: number) => {
  const most = Math.min(PAST_DAYS, PERIODS.find((one) => one.period === filter.period)?.days ?? PAST_DAYS)
  const recent = days.filter(({ day }) => day > today - most)
  const first = Math.min(today, ...days.map(({ day }) => day))
  return { length: Math.min(most, Math.max(LEAST_DAYS, today - first + 1)), days: recent }
}

/** Recall of the cards that came back and of all cards, which are easily confused. */
export type TwoRecalls = {
  readonly measured: { readonly share: string; readonly words: string }
  readonly predicted: { readonly share: string; readonly words: string }
}

const twoRecalls = (measured: TrueRetentionMetrics, known: ExpectedRecallMetrics): TwoRecalls => {
  const recent = measured.rows.find(({ period }) => period === 'month')?.all
  const all = measured.rows.find(({ period }) => period === 'all')?.all
  const [tested, span] = recent?.estimate ? [recent, 'in the last 30 days'] : [all, 'so far']
  const { cardsRecalled, cardsStudied } = known
  const cards = cardsStudied.toLocaleString('en-GB')
  return {
    measured: tested?.estimate
      ? {
          share: percentWords(tested.estimate.share),
          words: `Measured (true retention): you recalled ${tested.passed.toLocaleString('en-GB')} of ${counted(tested.n, 'review')} ${span}.`,
        }
      : { share: '–', words: 'Measured (true retention): no review yet.' },
    predicted:
      cardsStudied === 0
        ? { share: '–', words: 'Predicted: no card has been studied yet.' }
        : {
            share: percentWords(cardsRecalled / cardsStudied),
            words: `Predicted: ${cardsStudied === 1 ? 'the only card' : `the average for the ${cards} cards`} you have studied, if asked now.`,
          },
  }
}

/** The small charts of the overview, and the two kinds of recall. */
export const loadOverview = async (model: RetentionModel, { ahead }: Pick<ChartRequest, 'ahead'>) => {
  const { filter, day } = model
  const isWhole = filter.scope.kind === 'all'
  const [measured, calibration, known, history, forecast, effort, part] = await Promise.all([
    loadTrueRetention(model),
    loadCalibration(model),
    loadExpectedRecall(model),
    isWhole ? loadRecallHistory(model) : null,
    loadForecast(model, ahead),
    loadEffort(model),
    model.part(),
  ])
  const minutes = recentMinutes(effort, day)
  const drawings = {
    recall: part ? recallDrawing(measured) : null,
    calibration: calibrationDrawing(calibration, SQUARE_PX),
    known: history && historyDrawing(history, PLOT_PX),
    load: forecastDrawing(forecast, PLOT_PX),
    effort:
      minutes.days.length >= LEAST_STUDIED_DAYS ? minutesDrawing(minutes.days, day, minutes.length, PLOT_PX) : null,
  }
  // A filter may leave too little for ever; that more will come is only said of everything.
  const isFiltered = !isWhole || answerFilterWords(filter) !== null || filter.period !== 'all'
  const isThin = Object.values(drawings).includes(null)
  const coming = isThin && !isFiltered ? await loadComing(model) : null
  const minutesSaid = timeHeadline(minutes.days.map(minutesOf), minutes.length)
  const isTold = (text: string) => (coming ? null : text)
  const charts: readonly SmallChart[] = [
    {
      group: 'recall',
      label: 'Measured: each point covers the 30 days before it',
      headline: drawings.recall ? measured.headline : isTold(measured.headline),
      drawing: drawings.recall,
      coming: coming && {
        what: 'How much you recall of the cards that come back, week by week, compared with your target.',
        when: recallComing(coming, dateStyle()),
      },
    },
    {
      group: 'calibration',
      label: 'Measured, all time: forecasts against results',
      headline: drawings.calibration ? calibration.overallHeadline : isTold(calibration.overallHeadline),
      drawing: drawings.calibration,
      coming: coming && {
        what: 'Whether cards forecast at 90% are recalled in 90% of cases.',
        when: calibrationComing(calibration.all.n, coming, dateStyle()),
      },
    },
    {
      group: 'known',
      label: 'Predicted: cards you could recall at the end of each day',
      headline: drawings.known ? expectedCardsHeadline(known.cardsRecalled, known.cardsInLibrary) : known.headline,
      drawing: drawings.known,
      coming: coming && {
        what: 'How many cards you can be expected to recall at the end of each day.',
        when: knownComing(coming),
      },
    },
    {
      group: 'load',
      label: `Predicted: the next ${ahead} days`,
      headline: effort.hasStudied ? forecast.headline : isTold(forecast.headline),
      drawing: drawings.load,
      coming:
        coming && !coming.hasStudied
          ? { what: `How many cards fall due on each of the next ${ahead} days.`, when: dueComing() }
          : null,
    },
    {
      group: 'effort',
      label: `Measured: the last ${counted(minutes.length, 'day')}`,
      headline: effort.hasStudied ? framed(part ? minutesSaid : TOO_MANY_FOR_DAYS, filter) : isTold(minutesSaid),
      drawing: drawings.effort,
      coming: coming && {
        what: 'How many minutes you study each day.',
        when: effortComing(minutes.days.length),
      },
    },
  ]
  return {
    charts,
    recalls: twoRecalls(measured, known),
    cardsInPart: known.cardsInLibrary,
    hasStudied: effort.hasStudied,
    /** Answers of the period and part; null where they are too many to be told apart. */
    answers: measured.answers,
    target: roundedPercent(measured.desiredRetention),
  }
}
