import type { Metadata } from 'next'
import { z } from 'zod'
import { requestContext } from '@/app/_server/request-context'
import { LinkButton } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { Page, PageTitle } from '@/app/_ui/page'
import { Pagination } from '@/app/_ui/pagination'
import { counted } from '@/lib/domain/format/words'
import { listAgeing } from '@/lib/services/ageing/list-ageing'
import { StaleFact } from '../../_components/stale-fact'

export const metadata: Metadata = { title: 'Needs checking' }

const PAGE_SIZE = 20

const paramsSchema = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) })

type Props = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> }

export default async function CheckPage({ searchParams }: Props) {
  const { page } = paramsSchema.parse(await searchParams)
  const ctx = await requestContext()
  const { facts, total, late, today } = await listAgeing(ctx, { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE })
  const [year, month] = [today.slice(0, 4), today.slice(5, 7)]
  const dates = { thisMonth: `${year}-${month}`, nextYear: `${Number(year) + 1}-${month}` }
  return (
    <Page>
      <PageTitle label={total === 0 ? undefined : `${counted(total, 'fact')}${late > 0 ? `, ${late} overdue` : ''}`}>
        Needs checking
      </PageTitle>
      {total === 0 ? (
        <EmptyState title="Nothing needs checking" action={<LinkButton href="/library">Go to the library</LinkButton>}>
          Facts appear here thirty days before their check-by date, when a later article gives another value, or when
          their text changes.
        </EmptyState>
      ) : (
        <p className="-mt-3 mb-4 max-w-[38rem] text-quiet">
          Check each fact at its source, then confirm it or edit it. Your progress is kept; the next review shows what
          changed.
        </p>
      )}
      {facts.map((fact) => (
        <StaleFact key={fact.factId} fact={fact} {...dates} />
      ))}
      <Pagination
        of="facts"
        page={page}
        pageSize={PAGE_SIZE}
        total={total}
        hrefOf={(to) => `/library/check?page=${to}`}
      />
    </Page>
  )
}
