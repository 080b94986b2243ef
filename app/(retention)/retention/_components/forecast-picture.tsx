import { DataTable } from '@/app/_ui'
import { BarChart } from '@/app/_ui/charts/bar-chart'
import { Picture } from '@/app/_ui/charts/picture'
import { forecastFinding } from '@/lib/domain/retention/findings'
import type { Load } from '@/lib/domain/retention/forecast'
import { DEFAULT_SECONDS } from '@/lib/domain/retention/seconds'
import { counted, dayWords, minutesWords, shortDayWords } from '@/lib/domain/retention/words'
import type { Retention } from '@/lib/services/load-retention'

/** A date under every seventh bar. */
const TICK_DAYS = 7

const loadWords = ({ cards, minutes }: Load): string => `${counted(cards, 'card')}, ${minutesWords(minutes)}`

/** Cards due on each of the next 30 days, what is overdue apart. */
export function ForecastPicture({ forecast, day: today }: Retention) {
  const finding = forecastFinding(forecast)
  const { backlog, days } = forecast
  const isEmpty = forecast.total.cards + backlog.cards === 0
  const rows = [
    ...(backlog.cards > 0 ? [{ name: 'Overdue', ...backlog }] : []),
    ...days.map(({ day, ...load }) => ({ name: day === today ? 'Today' : dayWords(day), ...load })),
  ]
  return (
    <Picture
      finding={finding}
      table={
        isEmpty ? null : (
          <DataTable
            caption="Cards due and minutes at your pace"
            hideCaption
            columns={[
              { key: 'name', head: 'Day', cell: ({ name }) => name },
              { key: 'cards', head: 'Cards', figures: true, cell: ({ cards }) => cards },
              { key: 'minutes', head: 'Minutes', figures: true, cell: ({ minutes }) => minutes.toFixed(1) },
            ]}
            rows={rows}
            keyOf={({ name }) => name}
          />
        )
      }
      definition={
        <p>
          Each card in play once, on the day it is due; a buried card on the day it comes back. What you forget comes
          back sooner, and new cards come on top: neither is in here. Minutes are your own mean times by kind of card,
          drawn towards {DEFAULT_SECONDS.learning} s for cards being learned and {DEFAULT_SECONDS.review} s for reviews
          while you have few answers.
        </p>
      }
    >
      {isEmpty ? null : (
        <BarChart
          id="forecast"
          label={`Cards due a day. ${finding}`}
          bars={days.map(({ day, ...load }, i) => ({
            key: String(day),
            value: load.cards,
            title: `${dayWords(day)}: ${loadWords(load)}`,
            ...(i % TICK_DAYS === 0 && i < days.length - 2 ? { tick: i === 0 ? 'today' : shortDayWords(day) } : {}),
          }))}
          apart={
            backlog.cards > 0
              ? { key: 'overdue', name: 'overdue', value: backlog.cards, title: `Overdue: ${loadWords(backlog)}` }
              : null
          }
        />
      )}
    </Picture>
  )
}
