import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { LinkButton } from '@/app/_ui/button'
import { dateStyle } from '@/app/_ui/date-style'
import { EmptyState } from '@/app/_ui/empty-state'
import { Page, PageTitle } from '@/app/_ui/page'
import { dayWordsWithYear } from '@/lib/domain/format/words'
import { type Month, monthAfter, monthAt, monthBefore, monthOfKey } from '@/lib/domain/retention/month'
import { monthName } from '@/lib/domain/retention/month-words'
import { loadMonth, loadMonthChoice, type MonthChoice, type MonthReport } from '@/lib/services/retention/load-month'
import { monthCharts } from '../_charts/month'
import { FilterForm } from '../_components/filter-form'
import { MonthNav } from '../_components/month-nav'
import { PartsNav } from '../_components/parts-nav'
import { PrintButton } from '../_components/print-button'
import { ReportBody } from '../_components/report-body'
import {
  type Address,
  EARLIER_30_DAYS,
  monthGiven,
  queryOf,
  reportHref,
  type SearchParams,
  settleAddress,
} from '../_server/address'
import { openPage } from '../_server/open-page'

export const metadata: Metadata = { title: 'Retention report' }

type Shown = {
  readonly title: string
  readonly label: string | undefined
  readonly body: ReactNode
  readonly isReport: boolean
}

const nothing = (title: string, why: string, address: Address, { usual }: MonthChoice): Shown => ({
  title: 'Report',
  label: undefined,
  isReport: false,
  body: (
    <EmptyState
      title={title}
      action={<LinkButton href={reportHref(address, usual.key)}>{`Report for ${monthName(usual)}`}</LinkButton>}
    >
      {why}
    </EmptyState>
  ),
})

const ofMonth = (report: MonthReport, month: Month, address: Address, part: string | null): Shown => {
  const { choice } = report
  const name = monthName(month)
  switch (report.state) {
    case 'ahead':
      return nothing(
        `${name} has not started yet`,
        `Today is ${dayWordsWithYear(choice.day, dateStyle())}.`,
        address,
        choice,
      )
    case 'before-first-answer':
      return nothing(
        `Nothing to report for ${name}`,
        `Your first answer was on ${dayWordsWithYear(choice.firstAnswer ?? choice.day, dateStyle())}.`,
        address,
        choice,
      )
    case 'too-many':
      return nothing(`No report for ${name}: too many reviews to count by month`, report.message, address, choice)
    case 'over':
    case 'running': {
      const { metrics } = report
      const span = `${dayWordsWithYear(month.first, dateStyle())} to ${dayWordsWithYear(metrics.until, dateStyle())}`
      return {
        title: report.state === 'over' ? `Report for ${name}` : `Report for ${name} so far`,
        label: part === null ? span : `${span}, of ${part}`,
        body: <ReportBody lines={metrics.lines} charts={monthCharts(metrics)} />,
        isReport: true,
      }
    }
  }
}

type ReportProps = { readonly searchParams: Promise<SearchParams> }

export default async function ReportPage({ searchParams }: ReportProps) {
  const params = await searchParams
  const address = settleAddress('/retention/report', params)
  const { model, choices, part } = await openPage(address)
  const choice = await loadMonthChoice(model)
  const given = monthGiven(params)
  if (given === EARLIER_30_DAYS) redirect(reportHref(address, monthAt(choice.day).key))
  const month = given === null ? choice.usual : monthOfKey(given)
  const hasStudied = choice.firstAnswer !== null
  const shown: Shown = !hasStudied
    ? {
        title: 'Report',
        label: undefined,
        isReport: false,
        body: (
          <EmptyState
            title="Nothing to report yet"
            action={
              <LinkButton href="/review" look="primary">
                Start reviewing
              </LinkButton>
            }
          >
            After your first answers, this page sums up a month of study on one printable page.
          </EmptyState>
        ),
      }
    : month === null
      ? nothing(
          `“${given}” is not a month`,
          'Write the month in the address like 2026-10: year, dash, month.',
          address,
          choice,
        )
      : ofMonth(await loadMonth(model, month), month, address, part)
  const isThere = (one: Month) => choice.months.some(({ key }) => key === one.key)
  const beside = (one: Month) => (isThere(one) ? one : null)
  const options = choice.months.map((one) => ({
    value: one.key,
    label: one.last >= choice.day ? `${monthName(one)} so far` : monthName(one),
  }))
  const chosen = month !== null && isThere(month) ? month.key : choice.usual.key
  return (
    <Page className="print:max-w-none print:p-0">
      <PageTitle label={shown.label} actions={shown.isReport ? <PrintButton /> : undefined}>
        {shown.title}
      </PageTitle>
      <PartsNav here="/retention/report" query={queryOf(address)} />
      {hasStudied ? (
        <FilterForm
          action="/retention/report"
          address={address}
          choices={choices}
          fields={{}}
          months={{ chosen, options }}
        />
      ) : null}
      {hasStudied && month !== null ? (
        <MonthNav address={address} before={beside(monthBefore(month))} after={beside(monthAfter(month))} />
      ) : null}
      {shown.body}
    </Page>
  )
}
