import type { Metadata } from 'next'
import Link from 'next/link'
import { z } from 'zod'
import { requestContext } from '@/app/_server/request-context'
import { LinkButton } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { Page, PageTitle } from '@/app/_ui/page'
import { counted } from '@/lib/domain/format/words'
import { listIncoming } from '@/lib/services/incoming/list-incoming'
import { IncomingList } from '../../_components/incoming-list'

export const metadata: Metadata = { title: 'Incoming articles' }

const paramsSchema = z.object({ from: z.string().min(1).max(500).nullable().catch(null) })

type Props = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> }

export default async function IncomingPage({ searchParams }: Props) {
  const { from } = paramsSchema.parse({ from: null, ...(await searchParams) })
  const { articles, sources, total } = await listIncoming(await requestContext(), from)
  return (
    <Page>
      <PageTitle label={from === null ? null : `From ${from}`}>
        {total === 0 ? 'Incoming articles' : counted(from === null ? total : articles.length, 'incoming article')}
      </PageTitle>
      {sources.length > 1 || (from !== null && sources.length > 0) ? (
        <nav aria-label="Sources" className="-mt-2 mb-4 flex flex-wrap gap-x-4 text-small">
          {from === null ? null : (
            <Link href="/library/incoming" className="link inline-flex min-h-11 items-center">
              All {total}
            </Link>
          )}
          {sources
            .filter(({ sourceName }) => sourceName !== from)
            .map(({ sourceName, articles }) => (
              <Link
                key={sourceName}
                href={`/library/incoming?from=${encodeURIComponent(sourceName)}`}
                className="link inline-flex min-h-11 items-center break-all"
              >
                {sourceName} ({articles})
              </Link>
            ))}
        </nav>
      ) : null}
      {articles.length === 0 ? (
        <EmptyState
          title="No incoming articles"
          action={
            <>
              <LinkButton href="/library/add" look="primary">
                Add an article
              </LinkButton>
              <LinkButton href="/library/feeds">Feeds</LinkButton>
            </>
          }
        >
          Feed items, imported archives and shared pages wait here until you add or decline them.
        </EmptyState>
      ) : (
        <IncomingList articles={articles} />
      )}
      {articles.length < total && from === null ? (
        <p className="mt-4 text-quiet text-small">
          The latest {articles.length} of {total}. The others appear as you decide these.
        </p>
      ) : null}
    </Page>
  )
}
