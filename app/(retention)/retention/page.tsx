import { scaleLinear } from 'd3-scale'
import type { Metadata } from 'next'
import Link from 'next/link'
import { requestContext } from '@/app/_server/request-context'
import { across, Chart, type ChartModel } from '@/app/_ui/charts/chart'
import { plotChart, SWATCHES } from '@/app/_ui/charts/plot'
import { everyNth } from '@/app/_ui/charts/ticks'
import { DataTable } from '@/app/_ui/data-table'
import { dateStyle } from '@/app/_ui/date-style'
import { Section } from '@/app/_ui/page'
import { percentWords, roundedPercent } from '@/lib/domain/format/percent'
import { dayWords } from '@/lib/domain/format/words'
import { MATURE_DAYS } from '@/lib/domain/retention/day-tally'
import { roundedShareWords } from '@/lib/domain/retention/headlines'
import type { Period, Retained } from '@/lib/domain/retention/true-retention'
import { loadOverview, type TrueRetentionMetrics, type TwoRecalls } from '@/lib/services/retention/load-overview'
import { openRetention } from '@/lib/services/retention/retention-model'
import { shareAxis } from './_components/axes'
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

const ROW_PX = 28
const TOP_PX = 26
const AXIS_PX = 22
/** The range of one or two reviews reaches far down; it may not press the rest together. */
const LOWEST_FOR_RANGE = 0.5
/** Per cent of the width. The name of the row stands to the left. */
const PLOT = { from: 20, to: 95 } as const

type Interval = { readonly share: number; readonly low: number; readonly high: number }

/** A share with its interval, beside the target. Positions are per cent, so that type keeps its size. */
const intervalChart = (label: string, target: number, { share, low, high }: Interval): ChartModel => {
  const least = Math.min(target, share, Math.max(low, LOWEST_FOR_RANGE))
  const start = Math.max(0, Math.floor(least * 10 - 0.2) / 10)
  const scale = scaleLinear([start, 1], [PLOT.from, PLOT.to]).clamp(true)
  const height = TOP_PX + ROW_PX
  const middle = TOP_PX + ROW_PX / 2
  const at = (of: number) => across(scale(of))
  const ticks = everyNth(
    scale.ticks(4).map((tick) => ({ at: tick, text: roundedPercent(tick) })),
    scale,
  )
  return {
    label,
    heightPx: height + AXIS_PX,
    legend: [],
    body: (
      <>
        {ticks.map((tick) => (
          <g key={tick.at}>
            <line x1={at(tick.at)} x2={at(tick.at)} y1={TOP_PX - 6} y2={height} className="stroke-rule" />
            <text x={at(tick.at)} y={height + 16} textAnchor="middle" className="figures fill-quiet text-label">
              {tick.text}
            </text>
          </g>
        ))}
        <line
          x1={at(target)}
          x2={at(target)}
          y1={TOP_PX - 8}
          y2={height}
          className="stroke-good"
          strokeDasharray="4 3"
        />
        <text
          x={at(target)}
          y={TOP_PX - 13}
          textAnchor={target > 0.8 ? 'end' : 'middle'}
          className="fill-good text-label"
        >
          {`target ${roundedPercent(target)}`}
        </text>
        <text x="0" y={middle + 4} className="fill-ink text-small">
          So far
        </text>
        <line x1={at(low)} x2={at(high)} y1={middle} y2={middle} className="stroke-quiet" />
        {low < start ? (
          // The range goes on beyond the chart.
          <svg x={at(start)} y={middle} overflow="visible" aria-hidden>
            <path d="M5 -3.5L0 0L5 3.5" className="fill-none stroke-quiet" />
          </svg>
        ) : null}
        <circle cx={at(share)} cy={middle} r="4.5" className="fill-accent" />
      </>
    ),
  }
}

/** Weeks of reviews from which a line of them says more than a single range. */
const LEAST_WEEKS = 4

/** The share recalled over 30 days, week by week, with its range and the target; one range while there are few weeks. */
const recallChart = ({ trend, rows, desiredRetention, headline }: TrueRetentionMetrics): ChartModel | null => {
  const label = `Percentage recalled, with 95% intervals. ${headline}`
  const target = { y: desiredRetention, name: `target ${percentWords(desiredRetention)}` }
  const points = trend.map(({ firstDay, band }) => (band ? { x: firstDay + 6, y: band.share, ...band } : null))
  const bands = points.filter((point) => point !== null)
  const [first, last] = [bands[0], bands.at(-1)]
  if (first && last && bands.length >= LEAST_WEEKS) {
    return plotChart({
      label,
      x: { from: first.x, to: Math.max(last.x, (trend.at(-1)?.firstDay ?? 0) + 6), ticks: 'days' },
      y: { ...shareAxis([...bands.map(({ low }) => low), desiredRetention - 0.05]), name: 'recalled' },
      legend: [
        { name: '30 days', swatch: SWATCHES.mark },
        { name: '95% interval', swatch: SWATCHES.band },
      ],
      layers: [
        { kind: 'band', points },
        { kind: 'line', points },
        { kind: 'level', ...target },
        {
          kind: 'marks',
          points: bands.map(({ x, y, ...band }) => ({
            x,
            y,
            title: `30 days to ${dayWords(x, dateStyle())}: ${roundedShareWords(band)}`,
          })),
        },
      ],
    })
  }
  const all = rows.find(({ period }) => period === 'all')?.all.estimate ?? null
  return all && intervalChart(label, desiredRetention, all)
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
