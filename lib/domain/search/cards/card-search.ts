import type { CardForm, FactKind, Weight } from '../../library'
import type { Rating } from '../../scheduling/memory'

/** What `is:` asks for. As in Anki they overlap: a card that lapsed is in `learn` and in `review`. */
export const CARD_CONDITIONS = [
  'due',
  'new',
  'learn',
  'review',
  'suspended',
  'buried',
  'leech',
  'marked',
  'retired',
] as const
export type CardCondition = (typeof CARD_CONDITIONS)[number]

/**
 * What `prop:` compares: stability in days, difficulty 1 to 10, predicted recall now 0 to 1, interval in days, days from
 * today to the due day, answers, and lapses.
 */
export const CARD_PROPERTIES = ['s', 'd', 'r', 'ivl', 'due', 'reps', 'lapses'] as const
export type CardProperty = (typeof CARD_PROPERTIES)[number]

export const COMPARISONS = ['<=', '>=', '!=', '=', '<', '>'] as const
export type Comparison = (typeof COMPARISONS)[number]

/** What has a name that a search may ask for. `about` is a topic, a person or a place. */
export const NAME_KEYS = ['deck', 'topic', 'person', 'place', 'about', 'article', 'briefing'] as const
export type NameKey = (typeof NAME_KEYS)[number]

/** What a fact can be without: `none` finds the facts that have none. Every fact has an article. */
export const OPTIONAL_NAMES: ReadonlySet<NameKey> = new Set(['deck', 'topic', 'person', 'place', 'about', 'briefing'])

/** Why a fact should be looked at again: as on the page of facts to check. `any` is any of them. */
export const STALE_REASONS = ['any', 'late', 'soon', 'undated', 'newer', 'passage'] as const
export type StaleReason = (typeof STALE_REASONS)[number]

export const RECENT_EVENTS = ['added', 'edited', 'introduced'] as const
export type RecentEvent = (typeof RECENT_EVENTS)[number]

/** A text in which `*` is any number of characters and `_` is one, and `\*`, `\_` and `\\` are the signs themselves. */
export type Pattern = string

export type NameMatch =
  | { readonly kind: 'pattern'; readonly pattern: Pattern }
  /** It has none of these. */
  | { readonly kind: 'none' }

/** The as-of date of a fact. Days are `YYYY-MM-DD`; an end that is null is open. */
export type AsOfMatch =
  | { readonly kind: 'overlaps'; readonly from: string | null; readonly to: string | null }
  /** `<` and `<=` compare the last day that the as-of date covers, `>` and `>=` the first. */
  | { readonly kind: 'compare'; readonly comparison: '<' | '<=' | '>' | '>='; readonly day: string }
  | { readonly kind: 'none' }

/** One thing that a search asks of a card. */
export type CardTerm =
  /** Words in question, answer, statement or passage; the last may be the beginning of a word. */
  | { readonly kind: 'text'; readonly pattern: Pattern }
  | { readonly kind: 'name'; readonly of: NameKey; readonly match: NameMatch }
  | { readonly kind: 'condition'; readonly condition: CardCondition }
  /** Answered in the last so many study days, today among them; with this grade, or any. */
  | { readonly kind: 'rated'; readonly days: number; readonly rating: Rating | null }
  | { readonly kind: 'recent'; readonly event: RecentEvent; readonly days: number }
  | {
      readonly kind: 'property'
      readonly property: CardProperty
      readonly comparison: Comparison
      readonly value: number
    }
  /** 0 is none. */
  | { readonly kind: 'flag'; readonly flag: number }
  | { readonly kind: 'ids'; readonly of: 'card' | 'fact'; readonly ids: readonly string[] }
  | { readonly kind: 'fact-kind'; readonly factKind: FactKind }
  | { readonly kind: 'form'; readonly form: CardForm }
  | { readonly kind: 'weight'; readonly weight: Weight }
  | { readonly kind: 'as-of'; readonly match: AsOfMatch }
  | { readonly kind: 'stale'; readonly reason: StaleReason }
  | { readonly kind: 'no-source' }
  /** Of a fact that an import brought or changed. */
  | { readonly kind: 'import'; readonly id: string }
  /** Due on this date or earlier, and not suspended. */
  | { readonly kind: 'due-by'; readonly date: string }

/** What a search for cards asks for, as a tree. `all` of nothing is every card that is not retired. */
export type CardSearch =
  | { readonly kind: 'all'; readonly of: readonly CardSearch[] }
  | { readonly kind: 'any'; readonly of: readonly CardSearch[] }
  | { readonly kind: 'not'; readonly of: CardSearch }
  | CardTerm

/** Both of two searches must match; lists of conditions stay flat. */
export const allOf = (...searches: readonly CardSearch[]): CardSearch => {
  const of = searches.flatMap((search) => (search.kind === 'all' ? search.of : [search]))
  const [only] = of
  return of.length === 1 && only ? only : { kind: 'all', of }
}

/** The terms of a search, in the order in which they are written. */
export function* termsOf(search: CardSearch): Generator<CardTerm> {
  switch (search.kind) {
    case 'all':
    case 'any':
      for (const part of search.of) yield* termsOf(part)
      return
    case 'not':
      yield* termsOf(search.of)
      return
    default:
      yield search
  }
}

const isRetiredTerm = (term: CardSearch): boolean => term.kind === 'condition' && term.condition === 'retired'

/** Whether retired cards are looked through: only a search that names them finds any. */
export const asksForRetired = (search: CardSearch): boolean => [...termsOf(search)].some(isRetiredTerm)

/** Whether every card that a search can find is retired. */
export const findsOnlyRetired = (search: CardSearch): boolean =>
  search.kind === 'all'
    ? search.of.some(findsOnlyRetired)
    : search.kind === 'any'
      ? search.of.length > 0 && search.of.every(findsOnlyRetired)
      : isRetiredTerm(search)
