import type { Metadata } from 'next'
import { requestContext } from '@/app/_server/request-context'
import { LinkButton } from '@/app/_ui/button'
import { barChart } from '@/app/_ui/charts/bar-chart'
import { Chart, type ChartModel } from '@/app/_ui/charts/chart'
import { Disclosure } from '@/app/_ui/charts/disclosure'
import { DataTable } from '@/app/_ui/data-table'
import { dateStyle } from '@/app/_ui/date-style'
import { Section } from '@/app/_ui/page'
import { counted, dayWords, minutesWords } from '@/lib/domain/format/words'
import { DEFAULT_SECONDS } from '@/lib/domain/queue/pace'
import type { ForecastLoad } from '@/lib/domain/retention/forecast'
import { type ForecastMetrics, loadForecast } from '@/lib/services/retention/load-overview'
import { FORECAST_DAYS, openRetention } from '@/lib/services/retention/retention-model'
import { RetentionPage } from '../_components/retention-page'
import { WorkloadPart } from './_components/workload-part'

export const metadata: Metadata = { title: 'What is coming' }

const loadWords = ({ cards, minutes }: ForecastLoad): string => `${counted(cards, 'card')}, ${minutesWords(minutes)}`

/** Cards due on each of the next days, what is overdue apart. */
const forecastChart = ({ forecast: { backlog, days }, day: today, headline }: ForecastMetrics): ChartModel =>
  barChart({
    id: 'forecast',
    label: `Cards due per day. ${headline}`,
    unit: 'cards due per day',
    axis: { kind: 'days', from: today, to: today + days.length - 1, start: 'today' },
    bars: days.map(({ day, ...load }) => ({
      key: String(day),
      value: load.cards,
      title: `${dayWords(day, dateStyle())}: ${loadWords(load)}`,
    })),
    apart:
      backlog.cards > 0
        ? { key: 'overdue', name: 'overdue', value: backlog.cards, title: `Overdue: ${loadWords(backlog)}` }
        : null,
  })

type ComingProps = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> }

export default async function ComingPage({ searchParams }: ComingProps) {
  const params = await searchParams
  const model = await openRetention(await requestContext())
  const metrics = await loadForecast(model)
  const { backlog, days, total } = metrics.forecast
  const isEmpty = total.cards + backlog.cards === 0
  const rows = [
    ...(backlog.cards > 0 ? [{ name: 'Overdue', ...backlog }] : []),
    ...days.map(({ day, ...load }) => ({ name: day === model.day ? 'Today' : dayWords(day, dateStyle()), ...load })),
  ]
  return (
    <RetentionPage
      here="/retention/coming"
      title="What is coming"
      model={model}
      always={
        <div id="workload" className="scroll-mt-4">
          <WorkloadPart params={params} />
        </div>
      }
    >
      <Section title={`The next ${FORECAST_DAYS} days`} label="Predicted from your memories today: cards falling due.">
        <Chart
          model={isEmpty ? null : forecastChart(metrics)}
          headline={metrics.headline}
          table={
            isEmpty ? null : (
              <Disclosure title="Figures">
                <DataTable
                  caption="Cards due and minutes at your pace"
                  rows={rows}
                  keyOf={({ name }) => name}
                  columns={[
                    { key: 'name', head: 'Day', cell: ({ name }) => name },
                    { key: 'cards', head: 'Cards', figures: true, cell: ({ cards }) => cards.toLocaleString('en-GB') },
                    { key: 'minutes', head: 'Minutes', figures: true, cell: ({ minutes }) => minutes.toFixed(1) },
                  ]}
                />
              </Disclosure>
            )
          }
          definition={
            <>
              <p>
                Each active card is counted once, on the day it is due; a buried card on the day it comes back, and what
                falls due in a pause on the day after it. Cards you forget come back sooner, and new cards are added:
                neither is included here. Minutes are your own mean times by kind of card, weighted towards{' '}
                {DEFAULT_SECONDS.learning} s for cards being learned and {DEFAULT_SECONDS.review} s for reviews while
                you have few answers.
              </p>
              <p>
                A week without study is the predicted recall of every studied card in seven days, if you answer nothing
                until then, compared with now. Due counts cards overdue today and those falling due within the week.
              </p>
            </>
          }
        />
      </Section>
      <Section title="If you missed a week" label="Predicted from your memories today.">
        <p className="max-w-[38rem] font-serif text-reading">{metrics.missedWeekHeadline}</p>
        <p className="mt-4 flex flex-wrap gap-3">
          <LinkButton href="/settings#pauses">Plan a pause</LinkButton>
        </p>
      </Section>
    </RetentionPage>
  )
}
