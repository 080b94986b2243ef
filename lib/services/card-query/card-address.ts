import { z } from 'zod'
import type { CardOrder } from '../../data/queries/cards/card-sort'
import { CARD_SORT_DIRECTIONS, CARD_SORTS } from '../../domain/cards/card-sorts'
import { CARD_FILTERS, withFilter } from '../../domain/search/cards/filters'
import { literalPattern } from '../../domain/search/cards/pattern'
import { printCardSearch } from '../../domain/search/cards/print-card-search'
import { type CardSearchReading, LONGEST_SEARCH, readCardSearch } from '../../domain/search/cards/read-card-search'

/** The parameters of the address of Cards. One that makes no sense is passed over, as if it were not there. */
const addressSchema = z.object({
  search: z
    .string()
    .trim()
    .transform((text) => text.slice(0, LONGEST_SEARCH + 1) || undefined)
    .optional()
    .catch(undefined),
  sort: z.enum(CARD_SORTS).catch('added'),
  direction: z.enum(['asc', 'desc']).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

export type CardAddress = z.infer<typeof addressSchema>

export type CardQuery = {
  /** As in the address, for the form and the links. */
  readonly address: CardAddress
  /** What is searched for, or what is wrong with what was typed. */
  readonly reading: CardSearchReading
  readonly order: Omit<CardOrder, 'now'>
  /** 1 for the first. */
  readonly page: number
}

type Params = Readonly<Record<string, string | readonly string[] | undefined>>

const firstOf = (params: Params): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'object' ? value[0] : value]),
  )

/** What the parameters of an address ask for; of a parameter given twice the first counts. */
export const parseCardAddress = (params: Params): CardQuery => {
  const address = addressSchema.parse(firstOf(params))
  return {
    address,
    reading: readCardSearch(address.search ?? ''),
    order: { sort: address.sort, direction: address.direction ?? CARD_SORT_DIRECTIONS[address.sort] },
    page: address.page,
  }
}

const termOfName = (filter: string | undefined, name: string): string => {
  const of = (['article', 'deck', 'about'] as const).find((one) => one === filter)
  if (of === undefined || name === '') return ''
  return printCardSearch({ kind: 'name', of, match: { kind: 'pattern', pattern: literalPattern(name) } })
}

/**
 * The search of an address by which a filter was chosen, with its term written into it; null where none was chosen. The
 * choice is `filter` with a `term`, or with the `name` of an article, a deck or a tag; an empty one takes it out. Behind a
 * search that cannot be read the term is put as it is.
 */
export const chosenSearch = (params: Params): string | null => {
  const { search = '', filter, name = '', term = termOfName(filter, name) } = firstOf(params)
  const chosen = CARD_FILTERS.find((one) => one === filter)
  const written = readCardSearch(term)
  if (chosen === undefined || !written.ok) return null
  const reading = readCardSearch(search)
  if (!reading.ok) return `${search} ${term}`.trim()
  return printCardSearch(withFilter(reading.search, chosen, term === '' ? null : written.search))
}
