import type { Metadata } from 'next'
import Form from 'next/form'
import Link from 'next/link'
import { z } from 'zod'
import { requestContext } from '@/app/_server/request-context'
import { Button, LinkButton } from '@/app/_ui/button'
import { classNames } from '@/app/_ui/class-names'
import { EmptyState } from '@/app/_ui/empty-state'
import { TextField } from '@/app/_ui/field'
import { Page, PageTitle } from '@/app/_ui/page'
import { Pagination } from '@/app/_ui/pagination'
import { ARTICLE_ORDERS, type ArticleOrder, listArticles } from '@/lib/services/list-articles'
import { ArticleRow } from '../_components/article-row'

export const metadata: Metadata = { title: 'Library' }

const paramsSchema = z.object({
  q: z.string().trim().max(200).catch(''),
  order: z.enum(ARTICLE_ORDERS).catch('date'),
  page: z.coerce.number().int().min(1).catch(1),
})

type Params = z.infer<typeof paramsSchema>

/** The address of the list with these settings; what is as usual is left out. */
const hrefOf = ({ q, order, page }: Params) => {
  const params = new URLSearchParams()
  if (q !== '') params.set('q', q)
  if (order !== 'date') params.set('order', order)
  if (page > 1) params.set('page', String(page))
  return `/library?${params}` as const
}

const foundWords = (found: number): string => (found === 0 ? 'No title' : found === 1 ? '1 title' : `${found} titles`)

const ORDER_WORDS: Record<ArticleOrder, string> = { date: 'Date', title: 'Title' }

type Props = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> }

export default async function LibraryPage({ searchParams }: Props) {
  const params = paramsSchema.parse(await searchParams)
  const { q: search, order } = params
  const { articles, page, pageSize, found, total } = await listArticles(await requestContext(), {
    search,
    order,
    page: params.page,
  })
  return (
    <Page width="wide">
      <PageTitle
        label={total === 1 ? '1 article' : `${total} articles`}
        actions={
          <LinkButton href="/library/add" look="primary">
            Add an article
          </LinkButton>
        }
      >
        Library
      </PageTitle>
      {total > 0 ? (
        <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
          <Form
            action="/library"
            role="search"
            className="flex min-w-0 flex-1 basis-80 items-end gap-2 sm:max-w-[30rem]"
          >
            {order === 'date' ? null : <input type="hidden" name="order" value={order} />}
            <TextField
              key={search}
              name="q"
              type="search"
              label="Search titles"
              defaultValue={search}
              className="min-w-0 flex-1"
            />
            <Button type="submit">Search</Button>
          </Form>
          <nav aria-label="Order of the articles" className="flex items-center text-small">
            <span className="mr-1 border-transparent border-b-2 py-0.5 text-quiet">By</span>
            {ARTICLE_ORDERS.map((one) => (
              <Link
                key={one}
                href={hrefOf({ q: search, order: one, page: 1 })}
                aria-current={one === order ? 'true' : undefined}
                className="flex min-h-11 items-center px-2"
              >
                <span
                  className={classNames(
                    'border-b-2 py-0.5',
                    one === order ? 'border-accent font-medium' : 'border-transparent text-quiet',
                  )}
                >
                  {ORDER_WORDS[one]}
                </span>
              </Link>
            ))}
          </nav>
        </div>
      ) : null}
      {search !== '' ? (
        <p role="status" className="mb-2 text-quiet text-small">
          {foundWords(found)} with “{search}”.{' '}
          <Link href={hrefOf({ q: '', order, page: 1 })} className="link">
            Show all
          </Link>
        </p>
      ) : null}
      {articles.length > 0 ? (
        <ul aria-label="Articles">
          {articles.map((article) => (
            <ArticleRow key={article.articleId} article={article} />
          ))}
        </ul>
      ) : search === '' ? (
        <EmptyState
          title="The library is empty."
          action={
            <LinkButton href="/library/add" look="primary">
              Add an article
            </LinkButton>
          }
        >
          Paste a text or choose a file, and make facts and cards of what you must know.
        </EmptyState>
      ) : null}
      <Pagination
        of="articles"
        page={page}
        pageSize={pageSize}
        total={found}
        hrefOf={(to) => hrefOf({ q: search, order, page: to })}
      />
    </Page>
  )
}
