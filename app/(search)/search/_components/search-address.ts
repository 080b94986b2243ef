import { z } from 'zod'

export const SEARCH_PARTS = ['names', 'articles', 'facts', 'cards'] as const

/** The parameters of the address of a search; one that makes no sense is passed over. */
export const searchParams = z.object({
  q: z.string().trim().max(200).catch(''),
  /** The one kind of results that is shown; all kinds where it is null. */
  show: z.enum(SEARCH_PARTS).nullable().catch(null),
})

/** The address of a search. */
export const searchAddress = ({ q, show }: { readonly q: string; readonly show?: (typeof SEARCH_PARTS)[number] }) => {
  const params = new URLSearchParams(q === '' ? {} : { q })
  if (show !== undefined) params.set('show', show)
  return `/search?${params}` as const
}
