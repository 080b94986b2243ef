import type { ReactNode } from 'react'
import { LinkButton } from '@/app/_ui/button'
import { dateStyle } from '@/app/_ui/date-style'
import { EmptyState } from '@/app/_ui/empty-state'
import { Page, PageTitle } from '@/app/_ui/page'
import { dayWords } from '@/lib/domain/format/words'
import { answerFilterWords } from '@/lib/domain/retention/answer-kind'
import { loadCharts } from '../_charts/catalogue'
import { CHART_GROUPS, type ChartGroup, groupPath } from '../_charts/groups'
import { ofAllAnswers, queryOf, type SearchParams, settleAddress } from '../_server/address'
import { openPage } from '../_server/open-page'
import { ChartSection } from './chart-section'
import { type FilterFields, FilterForm } from './filter-form'
import { NothingMatches } from './no-match'
import { GroupNav, PartsNav } from './parts-nav'

/** What limits the charts of a page; the rest of the filter stays in the address. */
const FIELDS: Readonly<Record<ChartGroup, FilterFields>> = {
  recall: { period: true, cards: true, answers: true },
  calibration: { period: true, cards: true, answers: true },
  known: { cards: true },
  load: { cards: true, ahead: true },
  effort: { period: true, cards: true, answers: true },
}

type GroupPageProps = {
  readonly group: ChartGroup
  readonly searchParams: Promise<SearchParams>
  /** What comes below the charts. */
  readonly children?: ReactNode
}

/** The charts of a group in full, with their filter, figures and files. */
export async function GroupPage({ group, searchParams, children }: GroupPageProps) {
  const path = groupPath(group)
  const address = settleAddress(path, await searchParams)
  const { model, choices, part } = await openPage(address)
  const [days, size] = await Promise.all([model.days(), model.size()])
  const hasStudied = days.some(({ answers }) => answers > 0)
  const { title, charts: names } = CHART_GROUPS[group]
  const limits = [part === null ? null : `of ${part}`, answerFilterWords(address.filter)?.toLowerCase()]
  const said = limits.flatMap((one) => (one ? [one] : [])).join(', ')
  return (
    <Page>
      <PageTitle
        label={said === '' ? dayWords(model.day, dateStyle()) : `${dayWords(model.day, dateStyle())}, ${said}.`}
      >
        {title}
      </PageTitle>
      <PartsNav here={path} query={queryOf(ofAllAnswers(address))} overviewQuery={queryOf(address)} />
      <GroupNav here={group} query={queryOf(address)} />
      {hasStudied ? (
        <>
          <FilterForm action={path} address={address} choices={choices} fields={FIELDS[group]} />
          {size.cards === 0 && part !== null ? (
            <NothingMatches part={part} path={path} />
          ) : (
            <>
              {(await loadCharts(model, names, { part, ahead: address.ahead })).map((chart) => (
                <ChartSection
                  key={chart.name}
                  chart={chart}
                  address={address}
                  tablesOpen={chart.name === 'true-retention'}
                />
              ))}
              {children}
            </>
          )}
        </>
      ) : (
        <EmptyState
          title="No cards answered yet"
          action={
            <LinkButton href="/review" look="primary">
              Start reviewing
            </LinkButton>
          }
        >
          The charts appear here after your first answers.
        </EmptyState>
      )}
    </Page>
  )
}
