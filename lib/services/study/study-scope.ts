import { z } from 'zod'
import type { SessionScope } from '../../data/queries/study/candidates'
import type { SavedSearch } from '../../domain/cards/card-columns'
import type { CardId } from '../../domain/ids'
import { allOf, type CardSearch } from '../../domain/search/cards/card-search'
import { literalPattern } from '../../domain/search/cards/pattern'
import { LONGEST_SEARCH, readCardSearch } from '../../domain/search/cards/read-card-search'

/** As far ahead as the longest interval: cards whenever they are due. */
export const ANY_DAY = 36_500

/** More than anybody studies in one go: a chosen session ends there. */
export const MOST_CHOSEN = 1_000

/** What is missed in this many days at most can be crammed. */
const MOST_MISSED_DAYS = 30

/**
 * What somebody chose to study. Empty, it is the day's session within its limits. Everything else is chosen, so that the
 * limits of the day do not hold it back unless it says so, which excludes a limit of new cards of its own.
 */
export type StudyScope = SessionScope & {
  /** Cards that match a search, as on the page Cards. */
  readonly search?: CardSearch
  /** Cards graded Again in the last so many study days, today among them. */
  readonly missedDays?: number
  /** The day's session with this limit of new cards in place of the learner's: “10 more” is what was done and ten. */
  readonly newUpTo?: number
  /** Reviews that are due within so many days are asked too, early ones as such. Of the whole library no new cards are. */
  readonly aheadDays?: number
  /** Holds the limits of the day for chosen cards too: of a deck as it is studied in Anki. */
  readonly isWithinLimits?: true
  /** A rehearsal that was begun: its cards and its clock. Nothing else of a scope changes it. */
  readonly rehearsalId?: string
  /** Asks every card of the scope, whenever it is due, and changes no memory. */
  readonly isCram?: true
}

/** Whether the scope is the day's session of the whole library. */
export const isDaysSession = (scope: StudyScope): boolean => Object.keys(scope).length === 0

/** Whether the session ends at the limits of the day: the day's session, and whatever else is to hold them. */
export const isLimited = (scope: StudyScope): boolean => isDaysSession(scope) || scope.isWithinLimits === true

/** The query of the session of a deck with its nested decks, within the limits of the day. */
export const deckSessionQuery = (deck: string): string => String(new URLSearchParams({ deck, limits: 'day' }))

/** Whether the scope says which cards, and not only how many. */
export const namesCards = ({
  articleKey,
  deck,
  briefingId,
  cardIds,
  search,
  missedDays,
  rehearsalId,
}: StudyScope): boolean =>
  [articleKey, deck, briefingId, cardIds, search, missedDays, rehearsalId].some((part) => part !== undefined)

const wholeNumber = (least: number, most: number) => z.coerce.number().int().min(least).max(most)
const text = (most: number) => z.string().min(1).max(most)

/** The parameters of an address of a session. */
const addressSchema = z.object({
  article: text(200).optional(),
  deck: text(400).optional(),
  briefing: text(100).optional(),
  cards: text(20_000).optional(),
  rehearsal: text(100).optional(),
  missed: wholeNumber(1, MOST_MISSED_DAYS).optional(),
  new: wholeNumber(0, 10_000).optional(),
  ahead: z
    .literal('all')
    .transform(() => ANY_DAY)
    .or(wholeNumber(0, ANY_DAY))
    .optional(),
  mode: z.literal('cram').optional(),
  limits: z.literal('day').optional(),
  search: text(LONGEST_SEARCH + 1).optional(),
})

const ofArticle = (key: string): CardSearch => ({
  kind: 'name',
  of: 'article',
  match: { kind: 'pattern', pattern: literalPattern(key) },
})

/** The address of a session with the cards of a saved search: without its order and page. */
export const addressOfSaved = ({ query }: SavedSearch): string => {
  const search = new URLSearchParams(query).get('search')
  return search ? new URLSearchParams({ search }).toString() : ''
}

/**
 * What a session is limited to, from the parameters of an address: `article`, `deck`, `briefing`, `cards` (ids with
 * commas), `missed` (days), `rehearsal`, or a `search` of cards; and how: `new` or `limits=day`, `ahead` (days, or `all`),
 * `mode=cram`.
 */
export const scopeSchema = addressSchema.transform((address, context): StudyScope => {
  const { article, deck, briefing, cards, missed, mode, rehearsal } = address
  if (address.limits !== undefined && address.new !== undefined) {
    const message = 'Use limits or new, not both: the day’s limits already set the number of new cards.'
    context.addIssue({ code: 'custom', path: ['limits'], message })
    return z.NEVER
  }
  const reading = address.search === undefined ? null : readCardSearch(address.search)
  if (reading?.ok === false) {
    context.addIssue({ code: 'custom', path: ['search'], message: reading.error.message })
    return z.NEVER
  }
  const ids = cards?.split(',').filter((id) => id !== '')
  return {
    ...(article === undefined || reading ? {} : { articleKey: article }),
    ...(reading ? { search: article === undefined ? reading.search : allOf(reading.search, ofArticle(article)) } : {}),
    ...(deck === undefined ? {} : { deck }),
    ...(briefing === undefined ? {} : { briefingId: briefing }),
    ...(ids === undefined ? {} : { cardIds: ids.map((id) => id as CardId) }), // edge
    ...(missed === undefined ? {} : { missedDays: missed }),
    ...(rehearsal === undefined ? {} : { rehearsalId: rehearsal }),
    ...(address.new === undefined ? {} : { newUpTo: address.new }),
    ...(address.ahead === undefined ? {} : { aheadDays: address.ahead }),
    ...(address.limits === undefined ? {} : { isWithinLimits: true as const }),
    ...(mode === undefined ? {} : { isCram: true as const }),
  }
})
