import { COMPANY_ENDINGS, FOREIGN_OPENINGS, OPENS_WITH_OF, ORGANISATION_HEADS, TRADES } from '../words/en/organisations'
import { COURTESY_TITLES, OFFICE_TITLES } from '../words/en/titles'
import { isCalendarWord, isDemonym, isOtherCapitalised, knownName } from './gazetteer'
import { endOfRun, type NameRun, wordsOfRun } from './name-mention'
import { adjoins, type NameToken } from './tokens'
import { isOrdinaryWord } from './vocabulary'

/** Titles that also begin the name of an office: “General Assembly”, “Justice Department”. */
const ALSO_NAMES = new Set([
  'General',
  'Justice',
  'Chair',
  'Major',
  'Attorney',
  'Commissioner',
  'Prosecutor',
  'Secretary',
])
const ON_TOPIC = new Set(['Council', 'Commission', 'Committee', 'Conference', 'Centre', 'Center', 'Institute', 'Forum'])
/** What a leader’s name makes of it is no organisation of that name: “the Biden Administration”. */
const OF_A_LEADER = new Set(['Administration', 'Cabinet', 'Government', 'Campaign'])
const LONGEST_NAME = 12

const isHead = (word: string): boolean => ORGANISATION_HEADS.has(word) || COMPANY_ENDINGS.has(word)

const isTitle = (word: string): boolean =>
  (OFFICE_TITLES.has(word) || COURTESY_TITLES.has(word)) && !ALSO_NAMES.has(word)

/** A word as topics have it: “Reconstruction and Development”, not the name of the next thing. */
const isTopic = (token: NameToken | undefined): boolean =>
  token?.isCapital === true && isOrdinaryWord(token.word) && knownName(token.word) === undefined

/** The end of “Defence”, “the Study of War”, “Energy Security and Net Zero” behind the “of” or “for” at `at`. */
function endOfTopic(tokens: readonly NameToken[], at: number): number | null {
  let from = at + 1
  if (tokens[from]?.word === 'the') from += 1
  const first = tokens[from]
  if (!first?.isCapital || !adjoins(first) || isCalendarWord(first.word) || isTitle(first.word)) return null
  let to = from + 1
  while (to < endOfRun(tokens, from) && !isTitle(tokens[to]?.word ?? '')) to += 1
  for (;;) {
    const [joiner, next] = [tokens[to], tokens[to + 1]]
    const isListed =
      joiner?.gap === ', ' && isTopic(joiner) && tokens[to + 1]?.word === 'and' && isTopic(tokens[to + 2])
    if (isListed) {
      to += 1
      continue
    }
    const isJoined = adjoins(joiner) && joiner?.word === 'and' && isTopic(next) && isTopic(tokens[to - 1])
    // “Saving the Aral Sea”: what is done, and to what.
    const isDone = joiner?.word === 'the' && adjoins(joiner) && to === from + 1 && /ing$/.test(tokens[from]?.word ?? '')
    const isNested =
      adjoins(joiner) && joiner?.word === 'of' && to === from + 1 && isTopic(tokens[from]) && next?.isCapital
    if (!(isJoined || isNested || (isDone && next?.isCapital)) || !adjoins(next)) return to
    to = endOfRun(tokens, to + 1)
  }
}

/** Where “Securities and Exchange Commission” ends whose first words stand before an “and”; null where it is none. */
function endOverAnd(tokens: readonly NameToken[], from: number, runEnd: number): number | null {
  if (tokens[runEnd]?.word !== 'and' || !adjoins(tokens[runEnd]) || runEnd - from > 2) return null
  const next = runEnd + 1
  if (!tokens[next]?.isCapital || !adjoins(tokens[next]) || tokens[from - 1]?.word.toLowerCase() === 'and') return null
  const to = endOfRun(tokens, next)
  // Whether English has a word is asked last: it takes longest.
  if (!isHead(tokens[to - 1]?.word ?? '') || to - next < 2) return null
  return tokens.slice(from, runEnd).every(isTopic) && isTopic(tokens[next]) ? to : null
}

/** “Nisshin Trading”: a word of no language before a trade. */
function firmAt(tokens: readonly NameToken[], from: number, runEnd: number): NameRun | null {
  const [first, last] = [tokens[from], tokens[runEnd - 1]]
  if (!first || !last || runEnd - from < 2 || runEnd - from > 4 || !TRADES.has(last.word)) return null
  // “Kent Downs Water”: a county may open the longer name of a firm.
  const isListed =
    (knownName(first.word) !== undefined && !isLongerThanPlace(tokens, from, runEnd)) ||
    isDemonym(first.word) ||
    isOtherCapitalised(first.word)
  return isListed || isTitle(first.word) || (first.opens && isOrdinaryWord(first.word)) ? null : { from, to: runEnd }
}

const isLongerThanPlace = (tokens: readonly NameToken[], from: number, runEnd: number): boolean =>
  runEnd - from === 3 &&
  knownName(tokens[from]?.word ?? '')?.kind === 'place' &&
  knownName(wordsOfRun(tokens, { from, to: from + 2 })) === undefined &&
  [tokens[from + 1], tokens[from + 2]].every(
    (token) => token && knownName(token.word) === undefined && !isDemonym(token.word),
  )

/** Behind a head these make a law or a treaty of its name: “Securities Exchange Act”. */
const LAWS = /^(?:Act|Acts|Bill|Treaty|Code)$/

/** The run of an organisation that begins at this token and is one by its own words; null where there is none. */
export function organisationAt(tokens: readonly NameToken[], from: number): NameRun | null {
  const runEnd = Math.min(endOfRun(tokens, from), from + LONGEST_NAME)
  const overAnd = endOverAnd(tokens, from, runEnd)
  if (overAnd !== null) return { from, to: overAnd }
  const ending = tokens[runEnd]
  if (adjoins(ending) && COMPANY_ENDINGS.has(ending?.word ?? '') && !isTitle(tokens[from]?.word ?? ''))
    return { from, to: runEnd + 1 }
  // “Calderon Energy Storage, Inc.”
  if (ending?.gap === ', ' && /^(?:Inc\.?|LLC|Ltd\.?|Corp\.?|LLP)$/.test(ending.word)) return { from, to: runEnd + 1 }
  const second = tokens[from + 1]
  if (FOREIGN_OPENINGS.has(tokens[from]?.word ?? '') && second?.isCapital && adjoins(second) && runEnd - from <= 3)
    return { from, to: runEnd }
  if (LAWS.test(tokens[runEnd - 1]?.word ?? '')) return null
  let head = -1
  for (let at = from; at < runEnd; at += 1) {
    const word = tokens[at]?.word ?? ''
    if (isTitle(word)) break
    if (isHead(word)) head = at
  }
  if (head < 0) return firmAt(tokens, from, runEnd)
  const word = tokens[head]?.word ?? ''
  if (OF_A_LEADER.has(word) && knownName(tokens[head - 1]?.word ?? '')?.kind === 'person') return null
  const preposition = head === runEnd - 1 && adjoins(tokens[runEnd]) ? tokens[runEnd]?.word : undefined
  const takesOf = OPENS_WITH_OF.has(word) && /^(?:of|for|against)$/.test(preposition ?? '')
  const takesOn =
    ON_TOPIC.has(word) && preposition === 'on' && (head === from || word === 'Committee' || word === 'Commission')
  if (takesOf || takesOn) {
    const to = endOfTopic(tokens, runEnd)
    if (to !== null) return { from, to }
  }
  return head > from ? { from, to: head + 1 } : null
}

/** Whether a word by itself is what organisations are called for short: “the Authority”. */
export const isOrganisationHead = (word: string): boolean => ORGANISATION_HEADS.has(word)
