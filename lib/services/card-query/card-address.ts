import { z } from 'zod'
import { CARD_STATES, type CardFilter } from '../../data/queries/cards/card-filter'
import type { CardOrder } from '../../data/queries/cards/card-sort'
import { CARD_SORT_DIRECTIONS, CARD_SORTS } from '../../domain/cards/card-sorts'
import { searchText } from '../../domain/cards/search-text'
import type { StudyDay } from '../../domain/ids'
import { CARD_FORMS, FACT_KINDS, WEIGHTS } from '../../domain/library'
import { isoDateOf } from '../../domain/time/study-day'
import { DAY_MS } from '../../domain/time/units'

const MOST_WORDS = 20

/** The study day of a date written `2026-11-24`; null where there is no such date. */
export const studyDayOfDate = (text: string): StudyDay | null => {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  const day = at / DAY_MS
  return Number.isFinite(day) && isoDateOf(day) === text ? day : null
}

const given = (most: number) =>
  z
    .string()
    .trim()
    .transform((text) => text.slice(0, most) || undefined)
    .optional()
    .catch(undefined)

/** The parameters of the address of Cards. One that makes no sense is passed over, as if it were not there. */
const addressSchema = z.object({
  q: given(200),
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
  readonly filter: CardFilter
  readonly order: Omit<CardOrder, 'now'>
  /** 1 for the first. */
  readonly page: number
}

/** The words of a search, folded; what stands in double quotes is one. */
const wordsOf = (text: string): readonly string[] =>
  [...searchText(text).matchAll(/"([^"]+)"|([^\s"]+)/g)]
    .map(([, phrase, word]) => (phrase ?? word ?? '').trim())
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)

/** What the parameters of an address ask for; of a parameter given twice the first counts. */
export const parseCardAddress = (
  params: Readonly<Record<string, string | readonly string[] | undefined>>,
): CardQuery => {
  const single = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'object' ? value[0] : value]),
  )
  const address = addressSchema.parse(single)
  const { q, article, about, kind, form, weight, state, due, flag, deck, sort, direction, page } = address
  const dueBy = due === undefined ? null : studyDayOfDate(due)
  return {
    address,
    order: { sort, direction: direction ?? CARD_SORT_DIRECTIONS[sort] },
    page,
    filter: {
      ...(q === undefined ? {} : { words: wordsOf(q) }),
      ...(article === undefined ? {} : { articleKey: article }),
      ...(about === undefined ? {} : { about }),
      ...(kind === undefined ? {} : { kind }),
      ...(form === undefined ? {} : { form }),
      ...(weight === undefined ? {} : { weight }),
      ...(state === undefined ? {} : { state }),
      ...(flag === undefined ? {} : { flag }),
      ...(deck === undefined ? {} : { deck }),
      ...(dueBy === null ? {} : { dueBy }),
    },
  }
}
