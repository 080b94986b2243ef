import { barDrawing } from '@/app/_ui/charts/bar-chart'
import type { ChartModel } from '@/app/_ui/charts/chart'
import type { Drawing } from '@/app/_ui/charts/drawing'
import { figuresTable } from '@/app/_ui/charts/figures-table'
import { dateStyle } from '@/app/_ui/date-style'
import { counted, dayWords, minutesWords } from '@/lib/domain/format/words'
import { DEFAULT_SECONDS } from '@/lib/domain/queue/pace'
import type { ForecastLoad } from '@/lib/domain/retention/forecast'
import { isoDateOf } from '@/lib/domain/time/study-day'
import type { ForecastMetrics } from '@/lib/services/retention/load-forecast'

const loadWords = ({ cards, minutes }: ForecastLoad): string => `${counted(cards, 'card')}, ${minutesWords(minutes)}`

/** Cards due on each of the next days, what is overdue apart; null where nothing is due. */
export const forecastDrawing = (
  { forecast: { backlog, days, total }, day: today, headline }: ForecastMetrics,
  heightPx?: number,
): Drawing | null =>
  total.cards + backlog.cards === 0
    ? null
    : barDrawing({
        id: 'forecast',
        label: `Cards due per day. ${headline}`,
        unit: 'cards due per day',
        ...(heightPx === undefined ? {} : { heightPx }),
        axis: { kind: 'days', from: today, to: today + days.length - 1, start: 'today' },
        bars: days.map(({ day, ...load }) => ({
          key: String(day),
          values: [load.cards],
          title: `${dayWords(day, dateStyle())}: ${loadWords(load)}`,
        })),
        apart:
          backlog.cards > 0
            ? { key: 'overdue', name: 'overdue', values: [backlog.cards], title: `Overdue: ${loadWords(backlog)}` }
            : null,
      })

/** The forecast with its figures. */
export const forecastChart = (metrics: ForecastMetrics): ChartModel => {
  const { forecast, day: today, headline } = metrics
  const { backlog, days } = forecast
  const isEmpty = forecast.total.cards + backlog.cards === 0
  const rows = [
    ...(backlog.cards > 0 ? [{ name: 'Overdue', date: null, ...backlog }] : []),
    ...days.map(({ day, ...load }) => ({
      name: day === today ? 'Today' : dayWords(day, dateStyle()),
      date: isoDateOf(day),
      ...load,
    })),
  ]
  return {
    name: 'forecast',
    title: `The next ${days.length} days`,
    label: 'Predicted from your memories today: cards falling due.',
    headline,
    tables: [
      figuresTable({
        name: 'days',
        caption: 'Cards due and minutes at your pace',
        columns: [
          { key: 'name', head: 'Day', value: ({ name }) => name },
          { key: 'date', head: 'Date', value: ({ date }) => date, inFilesOnly: true },
          { key: 'cards', head: 'Cards', value: ({ cards }) => cards },
          {
            key: 'minutes',
            head: 'Minutes',
            value: ({ minutes }) => minutes,
            show: ({ minutes }) => minutes.toFixed(1),
          },
        ],
        rows: isEmpty ? [] : rows,
        keyOf: ({ name, date }) => date ?? name,
      }),
    ],
    definition: (
      <p>
        Each active card is counted once, on the day it is due; a buried card on the day it comes back, and what falls
        due in a pause on the day after it. Cards you forget come back sooner, and new cards are added: neither is
        included here. Minutes are your own mean times by kind of card, weighted towards {DEFAULT_SECONDS.learning} s
        for cards being learned and {DEFAULT_SECONDS.review} s for reviews while you have few answers.
      </p>
    ),
    drawing: forecastDrawing(metrics),
  }
}
