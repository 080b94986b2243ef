import type { Metadata } from 'next'
import { requestContext } from '@/app/_server/request-context'
import { EmptyState } from '@/app/_ui/empty-state'
import { Page, PageTitle } from '@/app/_ui/page'
import { FilterForm } from '../_components/filter-form'
import { PartsNav } from '../_components/parts-nav'
import { PrintButton } from '../_components/print-button'
import { ReportPicture } from '../_components/report-picture'
import { loadReport } from '../_pictures/report'
import { queryOf, type SearchParams, settleAddress } from '../_server/address'
import { choicesOf, partOf } from '../_server/choices'

export const metadata: Metadata = { title: 'Retention report' }

type ReportProps = { readonly searchParams: Promise<SearchParams> }

export default async function ReportPage({ searchParams }: ReportProps) {
  const address = settleAddress('/retention/report', await searchParams)
  const ctx = await requestContext()
  const choices = await choicesOf(ctx)
  const { scope } = address.filter
  const part = partOf(scope, choices)
  const { span, lines, pictures, hasStudied } = await loadReport(ctx, scope, part)
  return (
    <Page className="print:max-w-none print:p-0">
      <PageTitle label={part === null ? span : `${span}, of ${part}`} actions={<PrintButton />}>
        Report of the last 30 days
      </PageTitle>
      <PartsNav here="/retention/report" query={queryOf(address)} />
      <FilterForm action="/retention/report" address={address} choices={choices} fields={{}} />
      {hasStudied ? (
        <>
          <ul className="space-y-1.5 font-serif text-passage print:space-y-0.5 print:text-small">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <div className="mt-8 grid gap-x-8 gap-y-7 sm:grid-cols-2 print:mt-4 print:grid-cols-3 print:[zoom:0.72]">
            {pictures.map((pictured) => (
              <ReportPicture key={pictured.name} pictured={pictured} />
            ))}
          </div>
        </>
      ) : (
        <EmptyState title="There is nothing to report yet.">
          After your first answers this page says what you recalled, what you know and what comes, on one page to print.
        </EmptyState>
      )}
    </Page>
  )
}
