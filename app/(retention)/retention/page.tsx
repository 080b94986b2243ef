import type { Metadata } from 'next'
import Link from 'next/link'
import { LinkButton } from '@/app/_ui/button'
import { dateStyle } from '@/app/_ui/date-style'
import { Page, PageTitle } from '@/app/_ui/page'
import { counted, dayWords } from '@/lib/domain/format/words'
import { answerFilterWords } from '@/lib/domain/retention/answer-kind'
import { loadOverview } from './_charts/overview'
import { PERIOD_WORDS } from './_charts/words'
import { FilterForm } from './_components/filter-form'
import { NothingMatches } from './_components/no-match'
import { PartsNav } from './_components/parts-nav'
import { SmallCharts } from './_components/small-charts'
import { type Address, isNarrowed, ofAllAnswers, queryOf, type SearchParams, settleAddress } from './_server/address'
import { openPage } from './_server/open-page'

export const metadata: Metadata = { title: 'Retention' }

type RetentionProps = { readonly searchParams: Promise<SearchParams> }

export default async function RetentionPage({ searchParams }: RetentionProps) {
  const address = settleAddress('/retention', await searchParams)
  const { filter } = address
  const { model, choices, part } = await openPage(address)
  const overview = await loadOverview(model, address)
  const since = filter.period === 'all' ? 'so far' : `in ${periodWords(filter.period)}`
  const count = overview.answers === null ? null : `${counted(overview.answers, 'answer')} ${since}`
  const limits = [part === null ? null : `of ${part}`, answerFilterWords(filter)?.toLowerCase()]
  const said = [count, ...limits].flatMap((one) => (one ? [one] : [])).join(', ')
  return (
    <Page width="wide" className="sm:pt-6 sm:pb-6">
      <PageTitle
        label={overview.hasStudied ? <Said words={said} day={model.day} address={address} /> : undefined}
        actions={
          <PartsNav here="/retention" query={queryOf(ofAllAnswers(address))}>
            {overview.hasStudied ? (
              <FilterForm action="/retention" address={address} choices={choices} isFolded />
            ) : null}
          </PartsNav>
        }
      >
        Retention
      </PageTitle>
      {overview.hasStudied ? null : (
        <p className="-mt-2 mb-6 flex flex-wrap items-center gap-x-6 gap-y-3">
          No card has been answered yet.
          <LinkButton href="/review" look="primary">
            Start reviewing
          </LinkButton>
        </p>
      )}
      {overview.cardsInPart === 0 && part !== null ? (
        <NothingMatches part={part} path="/retention" />
      ) : (
        <SmallCharts overview={overview} address={address} />
      )}
    </Page>
  )
}

type SaidProps = { readonly words: string; readonly day: number; readonly address: Address }

/** The day, and what is shown of the library, with the way back to all of it. */
const Said = ({ words, day, address }: SaidProps) => (
  <>
    {`${dayWords(day, dateStyle())}. ${words.charAt(0).toUpperCase()}${words.slice(1)}.`}
    {isNarrowed(address) ? (
      <>
        {' '}
        <Link href="/retention" className="link">
          Show everything
        </Link>
      </>
    ) : null}
  </>
)

const periodWords = (period: 'today' | 'week' | 'month' | 'year'): string =>
  period === 'today' ? 'today’s study day' : `the last ${PERIOD_WORDS[period]}`
