import { type Bar, barDrawing } from '@/app/_ui/charts/bar-chart'
import type { ChartModel } from '@/app/_ui/charts/chart'
import { intervalDrawing } from '@/app/_ui/charts/interval-plot'
import { plotDrawing, SWATCHES } from '@/app/_ui/charts/plot'
import { dateStyle } from '@/app/_ui/date-style'
import { percentWords } from '@/lib/domain/format/percent'
import { counted, dayWords, minutesWords, monthWords } from '@/lib/domain/format/words'
import { minutesOf } from '@/lib/domain/retention/day-rows'
import type { Month } from '@/lib/domain/retention/month'
import { monthName } from '@/lib/domain/retention/month-words'
import type { MonthMetrics } from '@/lib/services/retention/load-month'
import { shareAxis } from './axes'
import { STATES } from './effort'
import { recallDrawing } from './expected-recall'
import { shareTitle } from './share-columns'
import { CARDS_WORDS, shareWithDecimal } from './words'

/** In the report a chart stands without tables and definition: its sentence is among the lines. */
const inReport = (chart: Pick<ChartModel, 'name' | 'title' | 'label' | 'headline' | 'drawing'>): ChartModel => ({
  ...chart,
  tables: [],
  definition: null,
})

const spanWords = ({ month, until }: MonthMetrics): string =>
  until === month.last ? monthName(month) : `${monthName(month)} so far`

const GROUPS = [
  { key: 'all', name: 'All cards' },
  { key: 'young', name: CARDS_WORDS.young },
  { key: 'mature', name: CARDS_WORDS.mature },
] as const

const shortMonth = ({ first }: Month): string => monthWords(first, 'short')

/** True retention of the month, and of the one before where cards came back in it. */
const retentionChart = (figures: MonthMetrics): ChartModel => {
  const { month, months, tested, target } = figures
  const before = months.at(-2)
  const rows = [
    { month, tested },
    ...(before && before.tested.all.n > 0 ? [{ month: before.month, tested: before.tested }] : []),
  ]
  const said = (of: typeof tested) => `${of.all.passed} of ${counted(of.all.n, 'review')} recalled`
  const headline = rows.map((row) => `${monthName(row.month)}: ${said(row.tested)}`).join('; ')
  return inReport({
    name: 'month-retention',
    title: 'True retention',
    headline,
    label: 'Measured: reviews a day or more after the previous answer.',
    drawing:
      tested.all.n === 0
        ? null
        : intervalDrawing({
            label: `Percentage recalled, with 95% intervals. ${headline}.`,
            target: target.one,
            targetName: 'target',
            rows: rows.map((row) => ({
              name: shortMonth(row.month),
              marks: GROUPS.map(({ key, name }) => ({ name, estimate: row.tested[key].estimate })),
            })),
          }),
  })
}

/** Beside a single month there is nothing to see. */
const LEAST_MONTHS = 2

/** Forecasts and what came of them, month by month up to this one. */
const forecastsChart = ({ months }: MonthMetrics): ChartModel => {
  const scored = months.flatMap(({ month, scores }, x) => {
    const { predicted, observed } = scores
    return predicted === null || observed === null ? [] : [{ x, month, predicted, observed, scores }]
  })
  const [first, last] = [scored[0], scored.at(-1)]
  const shown = scored.flatMap(({ predicted, observed }) => [predicted, observed.share])
  return inReport({
    name: 'month-forecasts',
    title: 'Forecasts month by month',
    label: 'Measured: predicted recall, compared with actual recall.',
    headline: '',
    drawing:
      first && last && scored.length >= LEAST_MONTHS
        ? plotDrawing({
            label: `Predicted and recalled by month. ${monthName(last.month)}: ${shareWithDecimal(last.predicted)} predicted, ${shareWithDecimal(last.observed.share)} recalled.`,
            x: {
              from: -0.5,
              to: months.length - 0.5,
              ticks: months.map(({ month }, at) => ({ at, text: shortMonth(month) })),
            },
            y: { ...shareAxis(shown), name: 'share of reviews' },
            legend: [
              { name: 'recalled, 95% interval', swatch: SWATCHES.mark },
              { name: 'predicted', swatch: SWATCHES.line },
            ],
            layers: [
              {
                kind: 'line',
                points: months.map(({ scores }, x) => (scores.predicted === null ? null : { x, y: scores.predicted })),
              },
              {
                kind: 'marks',
                points: scored.map(({ x, month, observed, predicted, scores: { n, recalled } }) => ({
                  x,
                  y: observed.share,
                  low: observed.low,
                  high: observed.high,
                  title: `${shareTitle(monthName(month), { passed: recalled, n, estimate: observed })}; predicted ${percentWords(predicted)}`,
                })),
              },
            ],
          })
        : null,
  })
}

/** Cards known as the days of the month ended. */
const recallChart = ({ expectedRecall }: MonthMetrics): ChartModel =>
  inReport({
    name: 'month-known',
    title: 'Known over the month',
    headline: '',
    label: 'Predicted: cards you could recall at the end of each day.',
    drawing: recallDrawing(expectedRecall?.days ?? [], (first, last) => ({
      label: `Cards known from ${dayWords(first.day, dateStyle())} to ${dayWords(last.day, dateStyle())}: ${Math.round(first.cards)} to ${Math.round(last.cards)}.`,
      end: `${dayWords(last.day, dateStyle())}: ${counted(Math.round(last.cards), 'card')}`,
    })),
  })

const NO_TIME = { new: 0, learning: 0, young: 0, mature: 0 }

/** Minutes of each day of the month, those without an answer too. */
const timeChart = (figures: MonthMetrics): ChartModel => {
  const { month, until, days, answers } = figures
  const byDay = new Map(days.map((day) => [day.day, day]))
  const bars = Array.from({ length: until - month.first + 1 }, (_, i): Bar => {
    const day = month.first + i
    const time = byDay.get(day) ?? NO_TIME
    return {
      key: String(day),
      values: STATES.map(({ key }) => time[key]),
      title: `${dayWords(day, dateStyle())}: ${minutesWords(minutesOf(time))}`,
    }
  })
  return inReport({
    name: 'month-time',
    title: 'Time spent',
    headline: '',
    label: 'Measured: time spent answering, by state of the card.',
    drawing:
      answers === 0
        ? null
        : barDrawing({
            id: 'month-time',
            unit: 'minutes per day',
            bars,
            axis: { kind: 'days', from: month.first, to: until },
            parts: STATES,
            label: `Minutes per day in ${spanWords(figures)}, by the state of the card.`,
          }),
  })
}

/** The charts of a month's report; what there is nothing to draw of is left out. */
export const monthCharts = (figures: MonthMetrics): readonly ChartModel[] =>
  [retentionChart, forecastsChart, recallChart, timeChart]
    .map((draw) => draw(figures))
    .filter(({ drawing }) => drawing !== null)
