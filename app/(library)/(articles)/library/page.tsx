import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { requestContext } from '@/app/_server/request-context'
import { LinkButton } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { Page, PageTitle } from '@/app/_ui/page'
import { Pagination } from '@/app/_ui/pagination'
import { counted } from '@/lib/domain/format/words'
import { listArticles, loadComingIn } from '@/lib/services/articles/list-articles'
import { countOpenConflicts } from '@/lib/services/conflicts/list-conflicts'
import { RemovedArticles } from '../_components/article-acts'
import { ArticleGroupPart } from '../_components/article-list'
import { LibraryBar, libraryHref, libraryParams } from '../_components/library-bar'

export const metadata: Metadata = { title: 'Library' }

type Props = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> }

export default async function LibraryPage({ searchParams }: Props) {
  const params = libraryParams.parse(await searchParams)
  const ctx = await requestContext()
  const { q: search, order, show: filter, group: grouping } = params
  const list = await listArticles(ctx, { search, order, filter, grouping, page: params.page })
  const { groups, page, pageSize, found, total, counts } = list
  const { feeds, removed } = await loadComingIn(ctx)
  const conflicts = await countOpenConflicts(ctx)
  return (
    <Page width="wide">
      <PageTitle
        label={counted(total, 'article')}
        actions={
          <LinkButton href="/library/add" look="primary">
            Add an article
          </LinkButton>
        }
      >
        Library
      </PageTitle>
      <nav aria-label="Parts of the library" className="-mx-2.5 -mt-3 mb-4 flex flex-wrap text-small">
        <Link href="/library/reading" className="link inline-flex min-h-11 items-center px-2.5 sm:min-w-0">
          Reading list
        </Link>
        <Link href="/library/feeds" className="link inline-flex min-h-11 items-center px-2.5 sm:min-w-0">
          {feeds > 0 ? counted(feeds, 'feed') : 'Feeds'}
        </Link>
        <Link href="/library/check" className="link inline-flex min-h-11 items-center px-2.5 sm:min-w-0">
          Needs checking
        </Link>
        <Link href="/library/conflicts" className="link inline-flex min-h-11 items-center px-2.5 sm:min-w-0">
          {conflicts > 0 ? `${counted(conflicts, 'conflict')} to settle` : 'Conflicts'}
        </Link>
        <Link href="/library/import" className="link inline-flex min-h-11 items-center px-2.5 sm:min-w-0">
          Import cards
        </Link>
        <Link href="/cards/export" className="link inline-flex min-h-11 items-center px-2.5 sm:min-w-0">
          Export cards
        </Link>
      </nav>
      {total > 0 ? <LibraryBar params={params} counts={counts} /> : null}
      {search !== '' ? (
        <p role="status" className="mb-2 text-quiet text-small">
          {found === 0 ? 'No articles' : counted(found, 'article')} with “{search}” in the title, author or outlet.{' '}
          <Link
            href={`/search?${new URLSearchParams({ q: search })}` as Route /* a query of the search */}
            className="link"
          >
            Search texts and facts too
          </Link>{' '}
          <Link href={libraryHref({ ...params, q: '', show: 'all', page: 1 })} className="link">
            Show all
          </Link>
        </p>
      ) : null}
      {groups.length > 0 ? (
        groups.map((group) => <ArticleGroupPart key={group.name} group={group} grouping={grouping} />)
      ) : total === 0 ? (
        <EmptyState
          title="The library is empty"
          action={
            <LinkButton href="/library/add" look="primary">
              Add an article
            </LinkButton>
          }
        >
          Paste text, choose a file or enter a web address, then make facts and cards of what you need to know.
        </EmptyState>
      ) : search === '' ? (
        <p className="text-quiet">
          No articles in this state.{' '}
          <Link href={libraryHref({ ...params, show: 'all', page: 1 })} className="link">
            Show all
          </Link>
        </p>
      ) : null}
      <Pagination
        of="articles"
        page={page}
        pageSize={pageSize}
        total={found}
        hrefOf={(to) => libraryHref({ ...params, page: to })}
      />
      <RemovedArticles articles={removed} />
    </Page>
  )
}
