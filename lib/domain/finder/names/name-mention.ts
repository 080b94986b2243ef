import { ORGANISATION_HEADS } from '../words/en/organisations'
import type { NameKind } from './gazetteer'
import { adjoins, type NameToken } from './tokens'

/** Tokens of one sentence from `from` up to `to`. */
export type NameRun = { readonly from: number; readonly to: number }

/**
 * A run of words that names something. `sure` was told by its own words or a list; `open` waits for what the whole
 * article says of it; `short` is a head by itself, “the Authority”, that may stand for a longer name.
 */
export type NameMention = NameRun & {
  readonly state: 'sure' | 'open' | 'short'
  readonly kind: NameKind | null
  /** The name in full where it is known already, else the words themselves. */
  readonly value: string
  /** Where the words before the name that belong to it as a title begin; `from` where there are none. */
  readonly titleFrom: number
  /** Characters behind the last token that belong to the name: 2 for the ending of “Moody’s”. */
  readonly ending: number
}

/** The tokens of one sentence with the mentions in them. */
export type NamedSentence = {
  readonly index: number
  readonly tokens: readonly NameToken[]
  readonly mentions: readonly NameMention[]
}

/** Owners that open the name of an organisation: “People’s Union”, “Farmers’ League”. */
const OWNERS =
  /^(?:People|Peoples|Workers|Women|Men|Farmers|Children|Citizens|Teachers|Students|Seafarers|Producers|Consumers|Miners|Fishermen|Writers|Veterans|Mothers|Patients|Tenants|Employers|Investors)$/

const joins = (before: NameToken | undefined, token: NameToken | undefined): boolean =>
  adjoins(token) ||
  (/^[’'](?:s )?\s?$/.test(token?.gap ?? '') && (OWNERS.test(before?.word ?? '') || isOfMany(before, token)))

/** “Growers’ Association”: the plural of those whom the organisation is of. */
const isOfMany = (before: NameToken | undefined, token: NameToken | undefined): boolean =>
  /^[’'] $/.test(token?.gap ?? '') && /[a-z]s$/.test(before?.word ?? '') && ORGANISATION_HEADS.has(token?.word ?? '')

/** The end of the run of capitalised words that begins at a token. */
export function endOfRun(tokens: readonly NameToken[], from: number): number {
  let to = from + 1
  while (to < tokens.length && tokens[to]?.isCapital && joins(tokens[to - 1], tokens[to])) to += 1
  return to
}

/** A name without the article that belongs to it: “The Diplomat” is also called “Diplomat”. */
export const withoutArticle = (name: string): string => name.replace(/^The (?=\p{Lu})/u, '')

/** The words of a run as they stand, a possessive between two of them included. */
export const wordsOfRun = (tokens: readonly NameToken[], { from, to }: NameRun): string =>
  tokens
    .slice(from, to)
    .map(({ word, gap }, at) => (at === 0 ? word : gap.replace(/\s+/gu, ' ') + word))
    .join('')
