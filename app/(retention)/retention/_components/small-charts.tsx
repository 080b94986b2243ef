import Link from 'next/link'
import { ChartSvg } from '@/app/_ui/charts/drawing'
import { classNames } from '@/app/_ui/class-names'
import { CHART_GROUPS, groupPath } from '../_charts/groups'
import type { loadOverview, SmallChart, TwoRecalls } from '../_charts/overview'
import { type Address, queryOf } from '../_server/address'

type SmallChartsProps = {
  readonly overview: Pick<Awaited<ReturnType<typeof loadOverview>>, 'charts' | 'recalls' | 'hasStudied' | 'target'>
  readonly address: Address
}

const CELL = 'flex min-w-0 flex-col border-rule border-t pt-2.5'

/** The charts of retention in little, each leading to its page: one screen on a desk, a column on a phone. */
export function SmallCharts({ overview: { charts, recalls, hasStudied, target }, address }: SmallChartsProps) {
  return (
    <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2 lg:grid-cols-3">
      {charts.map((chart) => (
        <SmallChartCell key={chart.group} chart={chart} query={queryOf(address)} />
      ))}
      {hasStudied ? (
        <section className={CELL}>
          <h2>Two kinds of recall</h2>
          <dl className="mt-3 space-y-3">
            <RecallLine of={recalls.measured} />
            <RecallLine of={recalls.predicted} />
          </dl>
          <p className="mt-4 text-quiet text-small">
            The first is usually lower: a card is reviewed only when its recall has faded to about your target, {target}
            .
          </p>
        </section>
      ) : null}
    </div>
  )
}

function RecallLine({ of: { share, words } }: { readonly of: TwoRecalls['measured'] }) {
  return (
    <div className="flex items-baseline gap-4">
      <dt className="text-small">{words}</dt>
      <dd className="figures order-first min-w-16 shrink-0 whitespace-nowrap font-semibold font-serif text-title">
        {share}
      </dd>
    </div>
  )
}

type CellProps = { readonly chart: SmallChart; readonly query: '' | `?${string}` }

function SmallChartCell({ chart: { group, label, headline, drawing, coming }, query }: CellProps) {
  const isSquare = drawing?.size.kind === 'fixed'
  return (
    <section className={CELL}>
      <h2>
        <Link
          href={`${groupPath(group)}${query}`}
          className="inline-flex items-center hover:text-accent hover:underline max-sm:min-h-11"
        >
          {CHART_GROUPS[group].title}
          <Arrow />
        </Link>
      </h2>
      <p className="text-label text-quiet">{label}</p>
      {headline === null && drawing === null ? null : (
        <figure
          className={classNames('mt-1.5', isSquare && 'flex gap-4 max-sm:flex-col sm:flex-row-reverse sm:justify-end')}
        >
          <figcaption className="font-serif text-base leading-[1.4]">{headline}</figcaption>
          {drawing ? (
            <div className={isSquare ? 'shrink-0' : 'mt-2.5'}>
              <ChartSvg drawing={drawing} />
            </div>
          ) : null}
        </figure>
      )}
      {drawing === null && coming !== null ? <Coming {...coming} /> : null}
    </section>
  )
}

/** What is not there yet, and when it will be. */
const Coming = ({ what, when }: NonNullable<SmallChart['coming']>) => (
  <div className="mt-2 space-y-1.5 rounded-sheet border border-rule border-dashed px-4 py-3 text-small">
    <p>{what}</p>
    <p className="text-quiet">{when}</p>
  </div>
)

const Arrow = () => (
  <span aria-hidden className="ml-1.5 text-quiet">
    ›
  </span>
)
