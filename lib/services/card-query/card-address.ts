import { z } from 'zod'
import { CARD_SORT_DIRECTIONS, CARD_SORTS } from '../../domain/cards/card-sorts'
import { CARD_FILTERS, type CardFilter, filterOf, withFilter } from '../../domain/search/cards/filters'
import { literalPattern } from '../../domain/search/cards/pattern'
import { printCardSearch } from '../../domain/search/cards/print-card-search'
import { LONGEST_SEARCH, readCardSearch } from '../../domain/search/cards/read-card-search'

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

/** A parameter that an address of Cards does not have: for programs, which must not get every card for a slip. */
export const unknownParameter = (names: readonly string[]): string | undefined =>
  names.find((name) => !Object.hasOwn(addressSchema.shape, name))

type Params = Readonly<Record<string, string | readonly string[] | undefined>>

const firstOf = (params: Params): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'object' ? value[0] : value]),
  )

/** What the parameters of an address ask for; of a parameter given twice the first counts. */
export const parseCardAddress = (params: Params) => {
  const address = addressSchema.parse(firstOf(params))
  return {
    /** As in the address, for the form and the links. */
    address,
    /** What is searched for, or what is wrong with what was typed. */
    reading: readCardSearch(address.search ?? ''),
    order: { sort: address.sort, direction: address.direction ?? CARD_SORT_DIRECTIONS[address.sort] },
    /** 1 for the first. */
    page: address.page,
  }
}

export type CardQuery = ReturnType<typeof parseCardAddress>

/** What a filter writes for a choice: for an article, a deck or a tag it is chosen by its name, else the term itself. */
const termOf = (filter: CardFilter, choice: string): string => {
  if (choice === '' || (filter !== 'article' && filter !== 'deck' && filter !== 'about')) return choice
  return printCardSearch({ kind: 'name', of: filter, match: { kind: 'pattern', pattern: literalPattern(choice) } })
}

/**
 * The search of an address in which filters were chosen, with their terms written into it; null where none was. A choice is
 * a parameter that is called as the filter; an empty one takes its term out. What cannot be read is put as it is behind the
 * rest, and so are all terms behind a search that cannot be read.
 */
export const chosenSearch = (params: Params): string | null => {
  const given = firstOf(params)
  const chosen = CARD_FILTERS.flatMap((filter) => {
    const choice = given[filter]
    if (choice === undefined) return []
    const term = termOf(filter, choice)
    const written = readCardSearch(term)
    if (!written.ok) return [{ filter, term, search: null, unread: term }]
    if (term !== '' && filterOf(written.search) !== filter) return []
    return [{ filter, term, search: term === '' ? null : written.search, unread: '' }]
  })
  if (chosen.length === 0) return null
  const { search = '' } = given
  const reading = readCardSearch(search)
  if (!reading.ok) return [search, ...chosen.map(({ term }) => term)].join(' ').trim()
  const read = chosen.reduce((sum, one) => withFilter(sum, one.filter, one.search), reading.search)
  return [printCardSearch(read), ...chosen.map(({ unread }) => unread)].filter((text) => text !== '').join(' ')
}
