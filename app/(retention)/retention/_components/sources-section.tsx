import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { cardsHref, searchNamed } from '@/app/_ui/about-href'
import { barChart } from '@/app/_ui/charts/bar-chart'
import { Chart, type ChartModel } from '@/app/_ui/charts/chart'
import { classNames } from '@/app/_ui/class-names'
import { DataTable } from '@/app/_ui/data-table'
import { Section } from '@/app/_ui/page'
import { Pagination } from '@/app/_ui/pagination'
import { SOURCE_KINDS, type SourceBy } from '@/lib/data/queries/retention/sources'
import { percentWords, roundedPercent } from '@/lib/domain/format/percent'
import { counted } from '@/lib/domain/format/words'
import type { SourceRow } from '@/lib/domain/retention/sources'
import type { ExpectedRecallMetrics } from '@/lib/services/retention/load-overview'
import type { SourceMetrics } from '@/lib/services/retention/load-problem-cards'

const WORDS: Readonly<Record<SourceBy, { readonly one: string; readonly many: string }>> = {
  article: { one: 'Article', many: 'Articles' },
  deck: { one: 'Deck', many: 'Decks' },
  topic: { one: 'Topic', many: 'Topics' },
}

const A_PAGE = 50

const hrefOf = (by: SourceBy, page: number): Route => {
  const query = new URLSearchParams({
    ...(by === 'article' ? {} : { by }),
    ...(page === 1 ? {} : { page: String(page) }),
  }).toString()
  return query === '' ? '/retention/weak-spots' : `/retention/weak-spots?${query}`
}

/** Studied cards by predicted recall. */
const spreadChart = ({ recall, cardsStudied }: ExpectedRecallMetrics): ChartModel | null => {
  if (cardsStudied === 0) return null
  const lowest = recall.findIndex(({ count }) => count > 0)
  // Bars far below the lowest card say nothing.
  const shown = recall.slice(Math.min(lowest, recall.length / 2))
  return barChart({
    id: 'recall',
    label: `Cards by predicted recall: ${counted(cardsStudied, 'card')}.`,
    unit: 'cards',
    axis: {
      kind: 'names',
      names: shown.map(({ from }) => (Math.round(from * 100) % 10 === 0 ? roundedPercent(from) : null)),
    },
    bars: shown.map(({ from, to, count }) => ({
      key: String(from),
      value: count,
      title: `${roundedPercent(from)} to ${roundedPercent(to)}: ${counted(count, 'card')}`,
    })),
  })
}

const Name = ({ by, row: { name, title, cards } }: { readonly by: SourceBy; readonly row: SourceRow }) => (
  <>
    {title}
    <Link
      href={cardsHref(searchNamed(by === 'topic' ? 'about' : by, name))}
      prefetch={false}
      className="link block min-h-11 content-center text-label text-quiet sm:min-h-6 print:hidden"
    >
      {counted(cards, 'card')}
    </Link>
  </>
)

const Retention = ({ retention: { n }, shrunk }: SourceRow): ReactNode =>
  shrunk === null || n === 0 ? (
    <span className="text-quiet">none</span>
  ) : (
    <>
      {percentWords(shrunk.share)}
      <small className="block whitespace-nowrap text-label text-quiet">
        {percentWords(shrunk.low)} to {percentWords(shrunk.high)}, of {n.toLocaleString('en-GB')}
      </small>
    </>
  )

type SourcesSectionProps = {
  readonly known: ExpectedRecallMetrics
  readonly sources: SourceMetrics
  readonly page: number
}

/** How well each article, deck or topic is known, the weakest first. */
export function SourcesSection({ known, sources: { by, rows, headline }, page: asked }: SourcesSectionProps) {
  const page = Math.min(asked, Math.max(1, Math.ceil(rows.length / A_PAGE)))
  const words = WORDS[by]
  return (
    <Section title="Weakest sources" label="Measured, all time; recall now is predicted.">
      <nav aria-label="Kinds of source" className="mb-4 flex flex-wrap gap-x-5 print:hidden">
        {SOURCE_KINDS.map((kind) => (
          <Link
            key={kind}
            href={hrefOf(kind, 1)}
            aria-current={kind === by ? 'page' : undefined}
            className={classNames(
              'inline-flex min-h-11 items-center',
              kind === by ? 'font-medium text-ink' : 'link text-quiet hover:text-ink',
            )}
          >
            {WORDS[kind].many}
          </Link>
        ))}
      </nav>
      <Chart
        model={spreadChart(known)}
        headline={headline}
        table={
          rows.length === 0 ? null : (
            <>
              <DataTable
                caption={`${words.many}, those you recall least first`}
                rows={rows.slice((page - 1) * A_PAGE, page * A_PAGE)}
                keyOf={({ name }) => name}
                columns={[
                  { key: 'name', head: words.one, cell: (row) => <Name by={by} row={row} /> },
                  { key: 'facts', head: 'Facts', figures: true, cell: ({ facts }) => facts.toLocaleString('en-GB') },
                  { key: 'studied', head: 'Studied', figures: true, cell: ({ coverage }) => percentWords(coverage) },
                  {
                    key: 'recall',
                    head: 'Recall now',
                    figures: true,
                    cell: ({ recallNow }) => percentWords(recallNow),
                  },
                  { key: 'retention', head: 'Retention', figures: true, cell: (row) => <Retention {...row} /> },
                  {
                    key: 'lapses',
                    head: 'Forgotten',
                    figures: true,
                    cell: ({ lapses }) => lapses.toLocaleString('en-GB'),
                  },
                  {
                    key: 'minutes',
                    head: 'Minutes',
                    figures: true,
                    cell: ({ minutes }) => Math.round(minutes).toLocaleString('en-GB'),
                  },
                ]}
              />
              <Pagination
                of={words.many.toLowerCase()}
                page={page}
                pageSize={A_PAGE}
                total={rows.length}
                hrefOf={(to) => hrefOf(by, to)}
              />
            </>
          )
        }
        definition={
          <>
            <p>
              The chart shows the chance that you recall each studied card now, by FSRS with your weights, in steps of
              5%. Bars are labelled by their lower end.
            </p>
            <p>
              Studied is the share of cards answered at least once. Recall now is predicted over all cards in the row,
              counting those never studied as 0. Retention is measured on cards that came back after a day or more. With
              few reviews it is weighted towards your overall retention, and the 95% range shows how certain it is: two
              rows whose ranges overlap may differ by chance. Forgotten counts the reviews in which you did not recall
              the answer.
            </p>
            <p>
              A fact with several articles, decks or topics counts in each, so the rows can add up to more than your
              library.
            </p>
          </>
        }
      />
    </Section>
  )
}
