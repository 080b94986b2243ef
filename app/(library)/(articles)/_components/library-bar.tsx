import Form from 'next/form'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { Button } from '@/app/_ui/button'
import { classNames } from '@/app/_ui/class-names'
import { TextField } from '@/app/_ui/field'
import {
  ARTICLE_FILTERS,
  ARTICLE_GROUPINGS,
  ARTICLE_ORDERS,
  type ArticleFilter,
  type ArticleGrouping,
  type ArticleOrder,
} from '@/lib/services/articles/list-articles'
import { READING_STATE_WORDS } from './reading-words'

export const libraryParams = z.object({
  q: z.string().trim().max(200).catch(''),
  order: z.enum(ARTICLE_ORDERS).catch('date'),
  show: z.enum(ARTICLE_FILTERS).catch('all'),
  group: z.enum(ARTICLE_GROUPINGS).catch('none'),
  page: z.coerce.number().int().min(1).catch(1),
})

export type LibraryParams = z.infer<typeof libraryParams>

/** The address of the list with these settings; what is as usual is left out. */
export const libraryHref = ({ q, order, show, group, page }: LibraryParams) => {
  const params = new URLSearchParams()
  if (q !== '') params.set('q', q)
  if (order !== 'date') params.set('order', order)
  if (show !== 'all') params.set('show', show)
  if (group !== 'none') params.set('group', group)
  if (page > 1) params.set('page', String(page))
  return `/library?${params}` as const
}

const ORDER_WORDS: Readonly<Record<ArticleOrder, string>> = { date: 'Date', title: 'Title', reading: 'Reading' }
const GROUPING_WORDS: Readonly<Record<ArticleGrouping, string>> = {
  none: 'None',
  topic: 'Topic',
  outlet: 'Outlet',
  state: 'Reading',
}
export const FILTER_WORDS: Readonly<Record<ArticleFilter, string>> = {
  all: 'All',
  ...READING_STATE_WORDS,
  unlisted: 'Not on the reading list',
}

type LibraryBarProps = {
  readonly params: LibraryParams
  readonly counts: Readonly<Record<ArticleFilter, number>>
}

const CHOICES = '-mx-2 flex flex-wrap items-center text-small'

/** Search, order and reading states of the library; states that no article is in are left out. */
export function LibraryBar({ params, counts }: LibraryBarProps) {
  const { q, order, show, group } = params
  const filters = ARTICLE_FILTERS.filter((filter) => filter === 'all' || filter === show || counts[filter] > 0)
  const choice = (chosen: Partial<LibraryParams>, isChosen: boolean, words: ReactNode) => {
    const href = libraryHref({ ...params, page: 1, ...chosen })
    return (
      <Link
        key={href}
        href={href}
        aria-current={isChosen ? 'true' : undefined}
        className="flex min-h-11 items-center px-2"
      >
        <span
          className={classNames(
            'border-b-2 py-0.5',
            isChosen ? 'border-accent font-medium' : 'border-transparent text-quiet forced-colors:border-[Canvas]',
          )}
        >
          {words}
        </span>
      </Link>
    )
  }
  return (
    <div className="mb-4 grid gap-2">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <Form action="/library" role="search" className="flex min-w-0 flex-1 basis-80 items-end gap-2 sm:max-w-[30rem]">
          {order === 'date' ? null : <input type="hidden" name="order" value={order} />}
          {show === 'all' ? null : <input type="hidden" name="show" value={show} />}
          {group === 'none' ? null : <input type="hidden" name="group" value={group} />}
          <TextField
            key={q}
            name="q"
            type="search"
            label="Search titles, authors, outlets"
            defaultValue={q}
            className="min-w-0 flex-1"
          />
          <Button type="submit">Search</Button>
        </Form>
        <div className="flex flex-wrap gap-x-6">
          <nav aria-label="Group articles by" className={CHOICES}>
            <span className="px-2 text-quiet">Group by</span>
            {ARTICLE_GROUPINGS.map((one) => choice({ group: one }, one === group, GROUPING_WORDS[one]))}
          </nav>
          <nav aria-label="Sort articles by" className={CHOICES}>
            <span className="px-2 text-quiet">Sort by</span>
            {ARTICLE_ORDERS.map((one) => choice({ order: one }, one === order, ORDER_WORDS[one]))}
          </nav>
        </div>
      </div>
      {filters.length > 2 || show !== 'all' ? (
        <nav aria-label="Reading status" className={CHOICES}>
          {filters.map((one) =>
            choice(
              { show: one },
              one === show,
              <>
                {FILTER_WORDS[one]} <span className="figures">{counts[one]}</span>
              </>,
            ),
          )}
        </nav>
      ) : null}
    </div>
  )
}
