import { nameValues, nameWordsOf } from '../cards/name-values'
import type { FactKind } from '../library'
import { foldText } from '../text/fold'
import { countryNames } from './country-names'

export type AnswerNameKind = 'country' | 'place' | 'person' | 'organisation'

/** A name of the library that may be a wrong answer. */
export type PoolName = {
  readonly name: string
  readonly kind: AnswerNameKind
  readonly articleId: string
  readonly topics: readonly string[]
  /** What a question about it calls a person: “physicist”; null where none does. */
  readonly role?: string | null
}

/** Names by kind, and what kind each of them is. */
export type NamePool = {
  readonly byKind: ReadonlyMap<AnswerNameKind, readonly PoolName[]>
  readonly kindOf: ReadonlyMap<string, AnswerNameKind>
  /** Each name as it is compared. */
  readonly folded: ReadonlyMap<string, string>
}

const MOST_NAME_WORDS = 7

/** The names gathered for `distractorsFor`; of one that is listed as several kinds the first counts. */
export function namePool(names: readonly PoolName[]): NamePool {
  const kindOf = new Map<string, AnswerNameKind>()
  const byKind = new Map<AnswerNameKind, PoolName[]>()
  const folds = new Map<string, string>()
  for (const each of names) {
    const folded = folds.get(each.name) ?? foldText(each.name)
    folds.set(each.name, folded)
    const kind = kindOf.get(folded) ?? (countryNames().has(folded) ? 'country' : each.kind)
    kindOf.set(folded, kind)
    const ofKind = byKind.get(kind)
    if (ofKind) ofKind.push(each)
    else byKind.set(kind, [each])
  }
  return { byKind, kindOf, folded: folds }
}

const ORGANISATION =
  /\b(?:agency|alliance|army|assembly|association|bank|bureau|centre|center|college|commission|committee|company|congress|corporation|council|court|federation|force|forum|foundation|fund|group|institute|institution|league|ministry|office|organi[sz]ation|party|press|school|secretariat|service|society|treaty|union|university)\b/iu

export const withoutThe = (name: string): string => name.replace(/^the /iu, '')

/** Whether a name is an abbreviation, which is only told from its like. */
export const isAbbreviation = (name: string): boolean => /^[\p{Lu}\d&.-]{2,8}$/u.test(withoutThe(name))

/** The kind of name that a text is from its first to its last word; null where it is none or not known to be one. */
export function nameKindOf(
  text: string,
  kind: FactKind,
  known: ReadonlyMap<string, AnswerNameKind>,
): AnswerNameKind | null {
  if (/['’]s?$/u.test(text)) return null
  const folded = foldText(text)
  if (countryNames().has(folded)) return 'country'
  const listed = known.get(folded)
  if (listed) return listed
  const bare = withoutThe(text)
  const [first, second] = nameValues(bare)
  const words = nameWordsOf(bare)
  if (!first || second || first.words.length !== words.length || words.length > MOST_NAME_WORDS) return null
  switch (kind) {
    case 'person':
      return words.length > 1 && !ORGANISATION.test(bare) ? 'person' : null
    case 'organisation':
      return ORGANISATION.test(bare) || isAbbreviation(bare) || /\p{Ll}\p{Lu}/u.test(bare) ? kind : null
    case 'place':
      return ORGANISATION.test(bare) ? null : kind
    default:
      return null
  }
}
