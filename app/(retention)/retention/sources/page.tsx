import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { requestContext } from '@/app/_server/request-context'
import { Disclosure } from '@/app/_ui/charts/disclosure'
import { classNames } from '@/app/_ui/class-names'
import { EmptyState } from '@/app/_ui/empty-state'
import { Page, PageTitle } from '@/app/_ui/page'
import { Pagination } from '@/app/_ui/pagination'
import { counted } from '@/lib/domain/format/words'
import { EVERYTHING } from '@/lib/domain/retention/filter'
import { loadSources } from '@/lib/services/retention/load-sources'
import { openRetention } from '@/lib/services/retention/retention-model'
import { BY_WORDS, SHARED_NOTE, sourceColumns, sourcesTable } from '../_charts/source-columns'
import { parseSourceView, SOURCE_KINDS, type SourceView, sortedSources, sourceViewParams } from '../_charts/source-view'
import { PartsNav } from '../_components/parts-nav'
import { SaveLinks } from '../_components/save-links'
import { SourceOrder } from '../_components/source-order'
import { SourcesTable } from '../_components/sources-table'
import { type SearchParams, singles } from '../_server/address'

export const metadata: Metadata = { title: 'Retention by source' }

const A_PAGE = 100

const hrefOf = (view: SourceView): Route => {
  const query = new URLSearchParams(sourceViewParams(view)).toString()
  return query === '' ? '/retention/sources' : `/retention/sources?${query}`
}

type SourcesProps = { readonly searchParams: Promise<SearchParams> }

export default async function SourcesPage({ searchParams }: SourcesProps) {
  const view = parseSourceView(singles(await searchParams))
  const figures = await loadSources(await openRetention(await requestContext()), view.by)
  const { rows, nextBriefing, headline } = figures
  const page = Math.min(view.page, Math.max(1, Math.ceil(rows.length / A_PAGE)))
  const sorted = sortedSources(rows, view)
  const columns = sourceColumns(figures)
  const words = BY_WORDS[view.by]
  const { one, many } = { one: words.one.toLowerCase(), many: words.many.toLowerCase() }
  return (
    <Page width="wide">
      <PageTitle label={counted(rows.length, one, many)}>By source</PageTitle>
      <PartsNav here="/retention/sources" />
      <nav aria-label="Kinds of source" className="mb-4 flex flex-wrap gap-x-5 print:hidden">
        {SOURCE_KINDS.map((by) => (
          <Link
            key={by}
            href={hrefOf({ ...view, by, page: 1 })}
            aria-current={by === view.by ? 'page' : undefined}
            className={classNames(
              'inline-flex min-h-11 items-center',
              by === view.by ? 'font-medium text-ink' : 'link text-quiet hover:text-ink',
            )}
          >
            {BY_WORDS[by].many}
          </Link>
        ))}
      </nav>
      {rows.length === 0 ? (
        <EmptyState title={`No ${one} has any facts yet`}>
          Every fact has an article and a deck; you add topics, people and places when you create or edit it.
        </EmptyState>
      ) : (
        <>
          <p className="mb-5 max-w-[38rem] font-serif text-reading">{headline}</p>
          <SourceOrder view={view} hasBriefing={nextBriefing !== null} />
          <SourcesTable
            caption={`${words.many} and how well you know them`}
            columns={columns}
            rows={sorted.slice((page - 1) * A_PAGE, page * A_PAGE)}
            view={view}
            hrefOf={hrefOf}
          />
          <Pagination
            of={many}
            page={page}
            pageSize={A_PAGE}
            total={rows.length}
            hrefOf={(to) => hrefOf({ ...view, page: to })}
          />
          <div className="mt-6">
            <Disclosure title="How this is worked out">
              <div className="max-w-[38rem] space-y-2 text-quiet">
                <p>
                  Studied is the share of cards answered at least once. Recall now is predicted over all cards in the
                  row, counting those never studied as 0
                  {nextBriefing === null
                    ? ''
                    : `; at the briefing “${nextBriefing.name}” is the same on that day, if you study nothing more`}
                  .
                </p>
                <p>
                  Retention is measured over all time, on cards that came back after a day or more. With few reviews it
                  is weighted towards your overall retention, and the 95% range shows how certain it is: two rows whose
                  ranges overlap may differ by chance. Forgotten counts the reviews in which you did not recall the
                  answer.
                </p>
                <p>
                  Needs checking counts facts past their check-by date or whose passage changed; in conflict counts the
                  facts of the conflicts that the Library has to settle.
                </p>
                <p>
                  {SHARED_NOTE[view.by]}, so the rows can add up to more than your library. Figures for the whole
                  library count it once.
                </p>
              </div>
            </Disclosure>
            <Disclosure title="Download">
              <SaveLinks
                chart={{ name: 'sources', drawing: null, tables: [sourcesTable(figures, view)] }}
                address={{ filter: EVERYTHING, ahead: 30 }}
                more={sourceViewParams({ ...view, page: 1 })}
              />
            </Disclosure>
          </div>
        </>
      )}
    </Page>
  )
}
