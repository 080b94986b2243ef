import type { Metadata } from 'next'
import Link from 'next/link'
import { type ComponentProps, Suspense } from 'react'
import { requestContext } from '@/app/_server/request-context'
import { Button, LinkButton } from '@/app/_ui/button'
import { barChart } from '@/app/_ui/charts/bar-chart'
import { Chart, type ChartModel } from '@/app/_ui/charts/chart'
import { Disclosure } from '@/app/_ui/charts/disclosure'
import { DataTable } from '@/app/_ui/data-table'
import { dateStyle } from '@/app/_ui/date-style'
import { ErrorNote } from '@/app/_ui/error-note'
import { FieldGrid, TextField } from '@/app/_ui/field'
import { Section } from '@/app/_ui/page'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { counted, dayWords, minutesWords } from '@/lib/domain/format/words'
import { DEFAULT_SECONDS } from '@/lib/domain/queue/pace'
import type { ForecastLoad } from '@/lib/domain/retention/forecast'
import { addedCardWords, simulatedCardWords } from '@/lib/domain/simulation/workload-words'
import { type ForecastMetrics, loadForecast } from '@/lib/services/retention/load-overview'
import { loadWorkload, type WorkloadChoices, workloadChoicesSchema } from '@/lib/services/retention/load-workload'
import { FORECAST_DAYS, openRetention } from '@/lib/services/retention/retention-model'
import { RetentionPage } from '../_components/retention-page'
import { LevelExplorer, StopSimulation } from './_components/level-explorer'

/** What was asked, as it stands in the address. */
type WorkloadParams = Readonly<Record<string, string | string[] | undefined>>

const typedIn = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined

type FieldWords = Pick<ComponentProps<typeof TextField>, 'label' | 'name' | 'type' | 'inputMode' | 'autoComplete'>

const NUMBER = { inputMode: 'numeric', autoComplete: 'off' } as const

/** What each desired retention would cost; simulated once it is asked for, which is when the address has `new`. */
async function WorkloadPart({ params }: { readonly params: WorkloadParams }) {
  const { engine, actor } = await requestContext()
  const { queue } = await learnerOf(engine.read, actor.learnerId)
  const typed = {
    newPerDay: typedIn(params.new),
    addCards: typedIn(params.add),
    addDays: typedIn(params.over),
    from: typedIn(params.from),
    until: typedIn(params.until),
  }
  const choices = workloadChoicesSchema.safeParse(typed)
  const field = (of: keyof typeof typed, shown: FieldWords) => (
    <TextField
      {...shown}
      defaultValue={typed[of] ?? (of === 'newPerDay' ? queue.newPerDay : '')}
      error={choices.error?.issues.find(({ path }) => path[0] === of)?.message}
    />
  )
  return (
    <Section
      title="Workload simulator"
      label="What each desired retention would cost you over the next year, with your own cards."
    >
      <form action="/retention/coming#workload" className="mt-4 grid gap-4">
        <FieldGrid columns={3}>
          {field('newPerDay', { label: 'New cards per day', name: 'new', ...NUMBER })}
          {field('addCards', { label: 'Cards you will add', name: 'add', ...NUMBER })}
          {field('addDays', { label: 'Over how many days', name: 'over', ...NUMBER })}
        </FieldGrid>
        <FieldGrid columns={3}>
          {field('from', { label: 'Pause from', name: 'from', type: 'date' })}
          {field('until', { label: 'Pause until', name: 'until', type: 'date' })}
        </FieldGrid>
        <div>
          <Button type="submit">Simulate</Button>
        </div>
      </form>
      {choices.success && params.new !== undefined ? (
        <Suspense key={JSON.stringify(typed)} fallback={<StopSimulation />}>
          <Outcome choices={choices.data} />
        </Suspense>
      ) : null}
    </Section>
  )
}

async function Outcome({ choices }: { readonly choices: WorkloadChoices }) {
  const loaded = await loadWorkload(await requestContext(), choices)
  if (!loaded.ok) {
    return <ErrorNote title={loaded.message} className="mt-8" />
  }
  const { levels, desiredRetention, days, newCards, added, newPerDay, reviewsPerDay, holiday } = loaded.value
  return (
    <>
      {newCards === 0 ? (
        <p className="mt-4 text-quiet">You have no new cards, so the number of new cards per day changes nothing.</p>
      ) : null}
      <LevelExplorer levels={levels} own={desiredRetention} days={days} />
      <p className="mt-6 text-quiet text-small">
        Simulated day by day with your {simulatedCardWords(loaded.value)}, at most {counted(newPerDay, 'new card')} and{' '}
        {counted(reviewsPerDay, 'review')} per day, your FSRS parameters, and the time your answers take
        {holiday === null ? '' : ', without study during the pause'}. It assumes that you study every day
        {holiday === null ? '' : ' outside the pause'}, and that you recall as often as predicted.{' '}
        {added === null ? 'Cards that you add later are not included.' : addedCardWords(added)}{' '}
        <Link href="/settings" className="link">
          Change your desired retention
        </Link>
      </p>
    </>
  )
}

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

export default async function ComingPage({ searchParams }: PageProps<'/retention/coming'>) {
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
