import type { Metadata } from 'next'
import Link from 'next/link'
import { z } from 'zod'
import { requestContext } from '@/app/_server/request-context'
import { Badge, KindBadge, WeightBadge } from '@/app/_ui/badge'
import { LinkButton } from '@/app/_ui/button'
import { dateWords } from '@/app/_ui/citation'
import { EmptyState } from '@/app/_ui/empty-state'
import { FoldedPassage } from '@/app/_ui/folded-passage'
import { NotedSource } from '@/app/_ui/noted-source'
import { Page, PageTitle } from '@/app/_ui/page'
import { Pagination } from '@/app/_ui/pagination'
import { CheckButtons, type FactToConfirm } from '@/app/(library)/(facts)/_components/check-buttons'
import type { AgeingReason } from '@/lib/domain/comparison/ageing'
import { counted } from '@/lib/domain/format/words'
import { alsoArticlesWords } from '@/lib/domain/further-articles'
import { hasNoSource } from '@/lib/domain/no-source'
import { type FactToCheck, listAgeing } from '@/lib/services/ageing/list-ageing'

export const metadata: Metadata = { title: 'Needs checking' }

const PAGE_SIZE = 20

const paramsSchema = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) })

export default async function CheckPage({ searchParams }: PageProps<'/library/check'>) {
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

const reasonWords = (reason: AgeingReason, reviewBy: string | null): string => {
  switch (reason.kind) {
    case 'review-by':
      return `${reason.isLate ? 'check overdue since' : 'check by'} ${reviewBy ? dateWords(reviewBy) : 'now'}`
    case 'no-review-by':
      return 'may change, but has no check-by date'
    case 'newer':
      return 'a later article gives another value'
    case 'passage':
      return reason.state === 'gone' ? 'its passage isn’t in the newest text' : 'its passage changed in the newest text'
  }
}

const isUrgent = (reason: AgeingReason): boolean =>
  reason.kind !== 'no-review-by' && !(reason.kind === 'review-by' && !reason.isLate)

type StaleFactProps = { readonly fact: FactToCheck } & Pick<FactToConfirm, 'thisMonth' | 'nextYear'>

/** A fact to look at again: why, the passage that it stands on, the way to its source, and what can be done. */
function StaleFact({ fact, ...dates }: StaleFactProps) {
  const { factId, statement, kind, weight, asOf, reviewBy, passage, source, also, reasons, newer } = fact
  return (
    <article aria-label={statement} className="border-rule border-b py-6 first:pt-2 last:border-0">
      <h2>
        <Link href={`/library/fact/${factId}`} className="hover:underline">
          {statement}
        </Link>
      </h2>
      <p className="mt-2 flex flex-wrap gap-1.5">
        <KindBadge kind={kind} />
        <WeightBadge weight={weight} />
        {reasons.map((reason) => (
          <Badge key={reason.kind} look={isUrgent(reason) ? 'warn' : 'quiet'}>
            {reasonWords(reason, reviewBy)}
          </Badge>
        ))}
      </p>
      {newer ? (
        <p className="mt-3 border-hard border-l-2 pl-3">
          <Link href={`/library/fact/${newer.factId}`} className="link font-serif">
            {newer.statement}
          </Link>
          <span className="block text-quiet text-small">{newer.title}</span>
        </p>
      ) : null}
      {passage.exact === '' ? (
        <p className="mt-3 text-quiet text-small">
          {hasNoSource(source) ? <NotedSource source={source} /> : 'This fact was imported without a passage'}.
        </p>
      ) : (
        <FoldedPassage {...passage} source={{ ...source, asOf }} className="mt-3" />
      )}
      {also.length > 0 ? <p className="mt-1.5 text-quiet text-small">{alsoArticlesWords(also)}</p> : null}
      <p className="mt-1 flex flex-wrap gap-x-4 text-small">
        <Link
          href={`/library/${encodeURIComponent(source.key)}?fact=${factId}#fact-${factId}`}
          className="link inline-flex min-h-11 items-center"
        >
          {source.title}
        </Link>
        {source.url ? (
          <a href={source.url} rel="noreferrer" target="_blank" className="link inline-flex min-h-11 items-center">
            Open the source in a new window
          </a>
        ) : null}
      </p>
      <CheckButtons fact={{ factId, statement, ...dates }} />
    </article>
  )
}
