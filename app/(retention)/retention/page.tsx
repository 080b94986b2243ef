import type { Metadata } from 'next'
import Link from 'next/link'
import { requestContext } from '@/app/_server/request-context'
import { Chart } from '@/app/_ui/charts/chart'
import { DataTable } from '@/app/_ui/data-table'
import { dateStyle } from '@/app/_ui/date-style'
import { Section } from '@/app/_ui/page'
import { percentWords } from '@/lib/domain/format/percent'
import { dayWords } from '@/lib/domain/format/words'
import { MATURE_DAYS } from '@/lib/domain/retention/day-tally'
import type { Period, Retained } from '@/lib/domain/retention/true-retention'
import { loadOverview, type TwoRecalls } from '@/lib/services/retention/load-overview'
import { openRetention } from '@/lib/services/retention/retention-model'
import { recallChart } from './_components/recall-chart'
import { RetentionPage } from './_components/retention-page'

/** A share recalled with its number and its interval, in two lines. */
const Share = ({ passed, n, estimate }: Retained) =>
  estimate === null ? (
    <span className="text-quiet">none</span>
  ) : (
    <>
      {percentWords(estimate.share)}
      <small className="block text-label text-quiet">
        {passed.toLocaleString('en-GB')} of {n.toLocaleString('en-GB')}, {percentWords(estimate.low)} to{' '}
        {percentWords(estimate.high)}
      </small>
    </>
  )

export const metadata: Metadata = { title: 'Retention' }

const PERIOD_WORDS: Readonly<Record<Period, string>> = {
  today: 'Today',
  week: 'Last 7 days',
  month: 'Last 30 days',
  year: 'Last 365 days',
  all: 'All time',
}

export default async function OverviewPage() {
  const model = await openRetention(await requestContext())
  const { measured, calibration, known, forecast, effort, recalls } = await loadOverview(model)
  const { rows, desiredRetention, headline } = measured
  const target = percentWords(desiredRetention)
  return (
    <RetentionPage here="/retention" title="Retention" label={dayWords(model.day, dateStyle())} model={model}>
      <Section title="Recall against target" label="Measured: reviews a day or more after the previous answer.">
        <Chart
          model={recallChart(measured)}
          headline={headline}
          table={
            <DataTable
              caption={`The share of reviews that you recalled, with its 95% interval. Your target is ${target}.`}
              rows={rows}
              keyOf={({ period }) => period}
              columns={[
                { key: 'period', head: 'Period', cell: ({ period }) => PERIOD_WORDS[period] },
                { key: 'young', head: 'Young', figures: true, cell: ({ young }) => <Share {...young} /> },
                { key: 'mature', head: 'Mature', figures: true, cell: ({ mature }) => <Share {...mature} /> },
                { key: 'all', head: 'All', figures: true, cell: ({ all }) => <Share {...all} /> },
              ]}
            />
          }
          definition={
            <>
              <p>
                True retention counts the first answer to a card on a study day if its previous interval was a day or
                more. Hard, Good and Easy mean recalled, Again means forgotten. Cramming and undone answers do not
                count. A card is young while its interval is under {MATURE_DAYS} days, and mature from then on.
              </p>
              <p>
                Each point of the line covers the 30 days before it; the band is the Wilson interval at 95%: where the
                bands of two months overlap, the difference may be chance. Before four weeks of reviews there is one
                range for all of them. The target is the desired retention in your settings.
              </p>
            </>
          }
        />
      </Section>
      <Section title="Two kinds of recall">
        <dl className="space-y-3">
          <RecallLine of={recalls.measured} />
          <RecallLine of={recalls.predicted} />
        </dl>
        <p className="mt-4 max-w-[38rem] text-quiet text-small">
          The first is usually lower: a card is reviewed only when its recall has faded to about your target, {target}.
        </p>
        <p className="mt-4 max-w-[38rem] font-serif text-reading">{known.headline}</p>
      </Section>
      <Section title="Calibration" label="Measured, all time: forecasts against results.">
        <Said words={calibration.overallHeadline} href="/retention/calibration" more="How good are the forecasts?" />
      </Section>
      <Section title="The next 30 days" label="Predicted from your memories today.">
        <Said words={forecast.headline} href="/retention/coming" more="What is coming, day by day" />
      </Section>
      <Section title="Effort" label="Measured: time spent answering.">
        <p className="max-w-[38rem] font-serif text-reading">
          {effort.yearHeadline} {effort.timeHeadline}
        </p>
      </Section>
    </RetentionPage>
  )
}

function RecallLine({ of: { share, words } }: { readonly of: TwoRecalls['measured'] }) {
  return (
    <div className="flex items-baseline gap-4">
      <dt className="text-small">{words}</dt>
      <dd className="figures order-first min-w-16 shrink-0 whitespace-nowrap font-semibold font-serif text-title">
        {share === null ? '–' : percentWords(share)}
      </dd>
    </div>
  )
}

type SaidProps = {
  readonly words: string
  readonly href: '/retention/calibration' | '/retention/coming'
  readonly more: string
}

const Said = ({ words, href, more }: SaidProps) => (
  <>
    <p className="max-w-[38rem] font-serif text-reading">{words}</p>
    <Link href={href} className="link inline-flex min-h-11 items-center text-small">
      {more}
    </Link>
  </>
)
