import { z } from 'zod'
import { ARTICLE_FILTERS, ARTICLE_GROUPINGS, ARTICLE_ORDERS } from '@/lib/services/articles/list-articles'

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
