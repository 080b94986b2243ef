import type { Metadata } from 'next'
import Link from 'next/link'
import { LinkButton } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { Page, PageTitle } from '@/app/_ui/page'
import { counted, dayWords } from '@/lib/domain/format/words'
import { answerFilterWords } from '@/lib/domain/retention/answer-kind'
import { loadCharts } from './_charts/catalogue'
import { PERIOD_WORDS } from './_charts/words'
import { ChartSection } from './_components/chart-section'
import { FilterForm } from './_components/filter-form'
import { PartsNav } from './_components/parts-nav'
import { ofAllAnswers, queryOf, type SearchParams, settleAddress } from './_server/address'
import { openPage } from './_server/open-page'

export const metadata: Metadata = { title: 'Retention' }

type RetentionProps = { readonly searchParams: Promise<SearchParams> }

export default async function RetentionPage({ searchParams }: RetentionProps) {
  const address = settleAddress('/retention', await searchParams)
  const { filter, ahead } = address
  const { model, choices, part } = await openPage(address)
  const { charts, answers, cardsInPart, hasStudied } = await loadCharts(model, { part, ahead })
  if (!hasStudied) {
    return (
      <Page>
        <PageTitle>Retention</PageTitle>
        <EmptyState
          title="No card has been answered yet."
          action={
            <LinkButton href="/review" look="primary">
              Start reviewing
            </LinkButton>
          }
        >
          After your first answers, this page shows what falls due and how much you know; from the next day, it also
          shows how much you recall of what comes back, compared with your target.
        </EmptyState>
      </Page>
    )
  }
  const since = filter.period === 'all' ? 'so far' : `in ${periodWords(filter.period)}`
  const count = answers === null ? null : `${counted(answers, 'answer')} ${since}`
  const limits = [part === null ? null : `of ${part}`, answerFilterWords(filter)?.toLowerCase()]
  const said = [count, ...limits].flatMap((one) => (one ? [one] : [])).join(', ')
  return (
    <Page>
      <PageTitle label={`${dayWords(model.day)}. ${said.charAt(0).toUpperCase()}${said.slice(1)}.`}>
        Retention
      </PageTitle>
      <PartsNav here="/retention" query={queryOf(ofAllAnswers(address))} />
      <FilterForm action="/retention" address={address} choices={choices} />
      {cardsInPart === 0 && part !== null ? (
        <EmptyState title="No cards match.">
          Nothing in the library belongs to {part}. Choose another part, or{' '}
          <Link href="/retention" className="link">
            show everything
          </Link>
          .
        </EmptyState>
      ) : (
        <>
          {charts.map((chart) => (
            <ChartSection
              key={chart.name}
              chart={chart}
              address={address}
              tablesOpen={chart.name === 'true-retention'}
            />
          ))}
          {part === null ? null : (
            <p className="mt-10 text-quiet">
              Recall on past days is recorded only for the whole library:{' '}
              <Link
                href={`/retention${queryOf({ ...address, filter: { ...filter, scope: { kind: 'all' } } })}`}
                className="link"
              >
                show everything
              </Link>
              .
            </p>
          )}
        </>
      )}
    </Page>
  )
}

const periodWords = (period: 'today' | 'week' | 'month' | 'year'): string =>
  period === 'today' ? 'today’s study day' : `the last ${PERIOD_WORDS[period]}`
