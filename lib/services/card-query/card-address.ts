import { z } from 'zod'
import type { CardOrder } from '../../data/queries/cards/card-sort'
import { CARD_SORT_DIRECTIONS, CARD_SORTS } from '../../domain/cards/card-sorts'
import { CARD_FORMS, FACT_KINDS, WEIGHTS } from '../../domain/library'
import { allOf, type CardSearch, type NameKey } from '../../domain/search/cards/card-search'
import { literalPattern } from '../../domain/search/cards/pattern'
import { type CardSearchReading, LONGEST_SEARCH, readCardSearch } from '../../domain/search/cards/read-card-search'
import { studyDayOfDate } from '../../domain/time/study-day'
import { CARD_STATES, searchOfState } from './card-states'

const given = (most: number) =>
  z
    .string()
    .trim()
    .transform((text) => text.slice(0, most) || undefined)
    .optional()
    .catch(undefined)

/** The parameters of the address of Cards. One that makes no sense is passed over, as if it were not there. */
const addressSchema = z.object({
  search: given(LONGEST_SEARCH + 1),
  article: given(200),
  about: given(200),
  kind: z.enum(FACT_KINDS).optional().catch(undefined),
  form: z.enum(CARD_FORMS).optional().catch(undefined),
  weight: z.enum(WEIGHTS).optional().catch(undefined),
  state: z.enum(CARD_STATES).optional().catch(undefined),
  due: z
    .string()
    .refine((text) => studyDayOfDate(text) !== null)
    .optional()
    .catch(undefined),
  flag: z.coerce.number().int().min(1).max(7).optional().catch(undefined),
  deck: given(200),
  sort: z.enum(CARD_SORTS).catch('added'),
  direction: z.enum(['asc', 'desc']).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

export type CardAddress = z.infer<typeof addressSchema>

export type CardQuery = {
  /** As in the address, for the form and the links. */
  readonly address: CardAddress
  /** What is searched for with the filters, or what is wrong with what was typed. */
  readonly reading: CardSearchReading
  readonly order: Omit<CardOrder, 'now'>
  /** 1 for the first. */
  readonly page: number
}

const named = (of: NameKey, name: string): CardSearch => ({
  kind: 'name',
  of,
  match: { kind: 'pattern', pattern: literalPattern(name) },
})

/** What the filters of an address ask beside its search. */
const filtersOf = ({
  article,
  about,
  deck,
  kind,
  form,
  weight,
  state,
  due,
  flag,
}: CardAddress): readonly CardSearch[] => [
  ...(state === undefined ? [] : [searchOfState(state)]),
  ...(flag === undefined ? [] : [{ kind: 'flag' as const, flag }]),
  ...(due === undefined ? [] : [{ kind: 'due-by' as const, date: due }]),
  ...(article === undefined ? [] : [named('article', article)]),
  ...(about === undefined ? [] : [named('about', about)]),
  ...(deck === undefined ? [] : [named('deck', deck)]),
  ...(kind === undefined ? [] : [{ kind: 'fact-kind' as const, factKind: kind }]),
  ...(weight === undefined ? [] : [{ kind: 'weight' as const, weight }]),
  ...(form === undefined ? [] : [{ kind: 'form' as const, form }]),
]

/** What the parameters of an address ask for; of a parameter given twice the first counts. */
export const parseCardAddress = (
  params: Readonly<Record<string, string | readonly string[] | undefined>>,
): CardQuery => {
  const single = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'object' ? value[0] : value]),
  )
  const address = addressSchema.parse(single)
  const { sort, direction, page } = address
  const reading = readCardSearch(address.search ?? '')
  return {
    address,
    reading: reading.ok ? { ok: true, search: allOf(reading.search, ...filtersOf(address)) } : reading,
    order: { sort, direction: direction ?? CARD_SORT_DIRECTIONS[sort] },
    page,
  }
}
