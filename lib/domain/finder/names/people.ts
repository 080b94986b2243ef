import { asciiRegExp } from '../../text/ascii-reg-exp'
import { GIVEN_NAMES, LEADING_FAMILY_NAMES } from '../words/en/given-names'
import { ORGANISATION_HEADS } from '../words/en/organisations'
import { PLACE_HEADS } from '../words/en/places'
import {
  CAPITAL_ROLE_ENDS,
  CAPITAL_ROLE_WORDS,
  COURTESY_TITLES,
  OFFICE_TITLES,
  ROLE_NOUNS,
  TITLE_OPENINGS,
} from '../words/en/titles'
import { isDemonym, isOtherCapitalised, knownName } from './gazetteer'
import { endOfRun, type NameRun } from './name-mention'
import { adjoins, type NameToken } from './tokens'
import { isOrdinaryWord } from './vocabulary'

export type PersonRun = NameRun & { readonly titleFrom: number }

const PARTICLES = new Set(
  'de da dos das del della di van von der den ter ten bin ibn al el la le du y zu af av abu ben'.split(' '),
)
/** Given names that open sentences as ordinary words: “Will Kestrel pay”, “Said Carrow”, “May Brown’s”. */
const ALSO_OPENING = new Set(
  'Will Said Can May June August Mark Grace Rose Frank Bill Sue Pat Don Dean Jack Ray Dawn Joy Hope Dan'.split(' '),
)
const ALSO_WORDS = new Set(
  'General Justice Major Chair Leader Speaker Director Commander Representative Chief Delegate Analyst Researcher Correspondent Private'.split(
    ' ',
  ),
)
/** “Moo-hyun”, “Jae-myung”: Korean given names, behind the family name. */
const KOREAN_GIVEN = asciiRegExp(/^\p{Lu}\p{Ll}{1,5}-\p{Ll}{2,6}$/u)
const INITIALS = asciiRegExp(/^(?:\p{Lu}\.)+$/u)
const PROPER = asciiRegExp(/^(?:\p{Lu}|al-\p{Lu}|el-\p{Lu}|[dD][’']\p{Lu})[\p{L}\p{M}’'-]+$/u)
const CAPITALS = asciiRegExp(/^\p{Lu}{2,}$/u)
const MOST_WORDS = 5
/** What a firm may be of another as well. */
export const OF_FIRMS_TOO =
  /^(?:partner|rival|owner|backer|ally|investor|supplier|competitor|client|customer|shareholder)s?$/

const isInitial = (word: string): boolean => INITIALS.test(word)
const isGiven = (word: string): boolean => GIVEN_NAMES.has(word) || GIVEN_NAMES.has(word.split('-')[0] ?? '')
const isTitle = (word: string): boolean => COURTESY_TITLES.has(word) || OFFICE_TITLES.has(word)

/** Whether a word may be part of a person’s name at all. */
export function isNameWord(token: NameToken | undefined): token is NameToken {
  if (!token?.isCapital) return false
  const { word } = token
  if (isInitial(word)) return true
  if (!PROPER.test(word)) return false
  if (CAPITALS.test(word)) return false
  return !isTitle(word) && !isDemonym(word) && !isOtherCapitalised(word)
}

/** The end of the name that begins at `from`; `from` itself where no name begins there. */
export function endOfName(tokens: readonly NameToken[], from: number): number {
  let to = from
  let words = 0
  while (words < MOST_WORDS && isNameWord(tokens[to]) && (to === from || adjoins(tokens[to]))) {
    const word = tokens[to]?.word ?? ''
    const isHead = ORGANISATION_HEADS.has(word) || PLACE_HEADS.has(word)
    // “Emma Lake” is a name; “Emma Lake District” and “Mr Council” are none.
    if (isHead && !(words === 1 && isGiven(tokens[from]?.word ?? '') && !isNameWord(adjoinedAfter(tokens, to)))) break
    if (words >= 2 && knownName(word)?.kind === 'place') break
    to += 1
    words += 1
    let ahead = to
    while (PARTICLES.has(tokens[ahead]?.word ?? '') && adjoins(tokens[ahead])) ahead += 1
    if (ahead > to && ahead - to <= 3 && isNameWord(tokens[ahead]) && adjoins(tokens[ahead])) to = ahead
  }
  while (to > from && isInitial(tokens[to - 1]?.word ?? '')) to -= 1
  return to
}

const adjoinedAfter = (tokens: readonly NameToken[], at: number): NameToken | undefined =>
  adjoins(tokens[at + 1]) ? tokens[at + 1] : undefined

/** The end of the titles that begin at `from`: “Chinese Foreign Minister”, “U.S. Secretary of State”, “Mr”. */
export function endOfTitles(tokens: readonly NameToken[], from: number): number {
  let at = from
  let to = from
  while (tokens[at]?.isCapital && (at === from || adjoins(tokens[at]))) {
    const word = tokens[at]?.word ?? ''
    if (isTitle(word) || isTitle(word.split('-')[0] ?? '')) {
      at += 1
      to = at
      const [of, topic] = [tokens[at], tokens[at + 1]]
      if (
        /^(?:of|for)$/.test(of?.word ?? '') &&
        adjoins(of) &&
        topic?.isCapital &&
        adjoins(topic) &&
        isOrdinaryWord(topic.word)
      ) {
        at += 2
        while (
          tokens[at]?.isCapital &&
          adjoins(tokens[at]) &&
          isOrdinaryWord(tokens[at]?.word ?? '') &&
          !isGiven(tokens[at]?.word ?? '')
        )
          at += 1
        if (isNameWord(tokens[at]) && adjoins(tokens[at])) to = at
        else at = to
      }
      continue
    }
    const opensTitle =
      TITLE_OPENINGS.has(word) || (at === from && (isDemonym(word) || knownName(word)?.kind === 'place'))
    if (!opensTitle) break
    at += 1
  }
  return to
}

/**
 * The end of an office in capitals that begins at `from`: “Chief Financial Officer” anywhere, “Founder” behind a name and a
 * comma; `from` itself where the words are none, or go on with a name.
 */
export function endOfCapitalRole(tokens: readonly NameToken[], from: number): number {
  if (!CAPITAL_ROLE_WORDS.has(tokens[from]?.word ?? '')) return from
  const to = endOfRun(tokens, from)
  const words = tokens.slice(from, to).map(({ word }) => word)
  if (!words.every((word) => CAPITAL_ROLE_WORDS.has(word)) || !CAPITAL_ROLE_ENDS.has(words.at(-1) ?? '')) return from
  const [first, before] = [tokens[from], tokens[from - 1]]
  const isBehindName = before?.isCapital === true && first?.gap === ', '
  return to - from >= 2 || isBehindName ? to : from
}

/** The person that is named from this token on by title, given name or family name; null where the words do not tell. */
export function personAt(tokens: readonly NameToken[], from: number): PersonRun | null {
  const first = tokens[from]
  if (!first) return null
  const nameFrom = endOfTitles(tokens, from)
  if (nameFrom > from) {
    if (!adjoins(tokens[nameFrom])) return null
    const to = endOfName(tokens, nameFrom)
    // “Justice Movement”, “General Strike”: an office that is also a word before another word.
    const only = to === nameFrom + 1 ? tokens[nameFrom] : undefined
    const isCommon = only !== undefined && isOrdinaryWord(only.word) && ALSO_WORDS.has(tokens[nameFrom - 1]?.word ?? '')
    return to > nameFrom && !isCommon ? { titleFrom: from, from: nameFrom, to } : null
  }
  const to = endOfName(tokens, from)
  if (to - from < 2) return null
  // “in the Allan Hills”
  const isPlace = PLACE_HEADS.has(tokens[to - 1]?.word ?? '') && tokens[from - 1]?.word === 'the' && adjoins(first)
  if (isPlace) return null
  const second = tokens[from + 1]
  if (!second) return null
  if (isGiven(first.word) || (isInitial(first.word) && !first.opens)) {
    if (
      first.opens &&
      ALSO_OPENING.has(first.word) &&
      (isOrdinaryWord(second.word) || !isGiven(first.word) || (to - from < 3 && first.word === 'Said'))
    )
      return null
    if (knownName(first.word)?.kind === 'place' && isOrdinaryWord(second.word)) return null
    return { titleFrom: from, from, to }
  }
  const isFamilyFirst =
    (LEADING_FAMILY_NAMES.has(first.word) || (KOREAN_GIVEN.test(second.word) && !isOrdinaryWord(first.word))) &&
    to - from <= 3 &&
    !isOrdinaryWord(second.word) &&
    knownName(second.word) === undefined
  return isFamilyFirst ? { titleFrom: from, from, to } : null
}

/** The person named right behind an office in small letters: “economist Petra Novak”. */
export function personAfterRole(tokens: readonly NameToken[], from: number): PersonRun | null {
  const role = tokens[from - 1]
  if (
    !role ||
    (role.isCapital && !/^(?:MP|MEP|CEO|CFO|MSP|TD)$/.test(role.word)) ||
    !adjoins(tokens[from]) ||
    !(ROLE_NOUNS.has(role.word) || role.isCapital)
  )
    return null
  const to = endOfName(tokens, from)
  if (to === from) return null
  const words = tokens.slice(from, to)
  // “Saltholm and its partner Verrier Systèmes”: a firm as well as a person.
  const isOfFirm = OF_FIRMS_TOO.test(role.word) && /^(?:its|their)$/.test(tokens[from - 2]?.word ?? '')
  if (isOfFirm && !isGiven(words[0]?.word ?? '')) return null
  if (words.length === 1 && (isOrdinaryWord(words[0]?.word ?? '') || knownName(words[0]?.word ?? '') !== undefined))
    return null
  return words.some(({ word }) => knownName(word)?.kind === 'org') ? null : { titleFrom: from, from, to }
}

/** What a person is called by alone: the last word with its particles, or the first where family names come first. */
export function familyNameOf(words: readonly string[]): string {
  const [first = ''] = words
  if (words.length > 1 && LEADING_FAMILY_NAMES.has(first) && !isGivenOnly(first)) return first
  return words.at(-1) ?? ''
}

/** “Kim” and “Lee” are both; where a Western given name follows nothing says which, so the last word is taken. */
const isGivenOnly = (word: string): boolean => GIVEN_NAMES.has(word) && word !== 'Kim'
