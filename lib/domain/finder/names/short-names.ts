import { asciiRegExp } from '../../text/ascii-reg-exp'
import { OTHER_ACRONYMS, TRADES } from '../words/en/organisations'
import { isDemonym, knownName } from './gazetteer'
import { type NamedSentence, type NameMention, withoutArticle } from './name-mention'
import { isOrdinaryWord } from './vocabulary'

/** Endings of companies, which are called by their first word alone. */
const CALLED_BY_FIRST_WORD =
  /^(?:Group|Shipping|Holdings?|Inc\.?|Corp\.?|Corporation|Ltd\.?|PLC|plc|AG|SA|NV|GmbH|AB|Energy|Motors|Bank|Airlines?|Airways|Industries|Capital|Partners|Technologies|Systems|Logistics|Resources|Steel|Pharma|Pharmaceuticals|Electronics|Telecom|Ventures|Company|Studios|Media|Labs|Laboratories|Works|Securities|Investments|Networks?|Services|Foundation|Institute)$/

const NO_LETTERS = asciiRegExp(/[^\p{L}]/gu)
const CAPITAL = asciiRegExp(/^\p{Lu}/u)
const LETTERS = asciiRegExp(/^\p{Lu}[\p{L}\d&]{1,7}$/u)
const TWO_CAPITALS = asciiRegExp(/\p{Lu}.*\p{Lu}/u)
const CAPITALS = asciiRegExp(/^\p{Lu}{2,7}$/u)

/** Short names and what they stand for, filled while the sentences of an article are read. */
export type ShortNames = {
  /** Short name or acronym to the full name. */
  readonly short: Map<string, string>
  /** First or last word of a name, “Authority”, to the full names that have it. */
  readonly heads: Map<string, string[]>
}

/** Puts a value to the values of a key, once. */
export function addTo(map: Map<string, string[]>, key: string, value: string): void {
  const values = map.get(key)
  if (!values) map.set(key, [value])
  else if (!values.includes(value)) values.push(value)
}

const wordsIn = (name: string): string[] => name.split(' ')

/** Whether the letters stand for the words: NGC for “Nordic Grain Council”, with or without the small words. */
function standsFor(letters: string, name: string): boolean {
  const initials = (words: readonly string[]): string => words.map((word) => word.charAt(0).toUpperCase()).join('')
  const words = name.split(/[ -]/u).filter((word) => word !== '')
  const wanted = letters.replace(NO_LETTERS.on(letters), '').toUpperCase()
  const big = words.filter((word) => CAPITAL.test(word))
  return [words, big, big.slice(1)].some((list) => list.length > 1 && initials(list) === wanted)
}

/** The acronym in brackets behind a mention: “Lethra Port Authority (LPA)”. */
function acronymBehind({ tokens }: NamedSentence, mention: NameMention): string | null {
  // “Transport Workers’ Federation, or ITF,” says the same as brackets.
  if (tokens[mention.to]?.gap === ' ' && tokens[mention.to]?.word !== 'or') return null
  const isOr = tokens[mention.to]?.word === 'or' && /^,? $/.test(tokens[mention.to]?.gap ?? '')
  const next = tokens[isOr ? mention.to + 1 : mention.to]
  if (!next || !(isOr ? / $/ : /^ \(["“‘]?$/).test(next.gap)) return null
  if (!LETTERS.test(next.word) || !TWO_CAPITALS.test(next.word)) return null
  return next.word
}

/** Whether people call what bears this name by its first word: “Strand” for “Strand Holdings”. */
export function isCalledByFirstWord(name: string): boolean {
  const last = wordsIn(name).at(-1) ?? ''
  return CALLED_BY_FIRST_WORD.test(last) || TRADES.has(last) || !isOrdinaryWord(last)
}

/** Takes from a sentence what its organisations are called for short. */
export function readShortNames(sentence: NamedSentence, { short, heads }: ShortNames): void {
  for (const mention of sentence.mentions) {
    const acronym = acronymBehind(sentence, mention)
    const isTold = mention.kind === 'org' && mention.state === 'sure'
    const isSpelt = mention.state === 'open' && acronym !== null && standsFor(acronym, mention.value)
    if (acronym !== null && (isTold || (isSpelt && !OTHER_ACRONYMS.has(acronym)))) {
      short.set(acronym, mention.value)
      short.set(mention.value, mention.value)
    }
    const words = wordsIn(withoutArticle(mention.value))
    const [first = '', last = ''] = [words[0], words.at(-1)]
    if (!isTold || words.length < 2) continue
    addTo(heads, last, mention.value)
    addTo(heads, first, mention.value)
    const isShortOf =
      (CALLED_BY_FIRST_WORD.test(last) || TRADES.has(last)) && knownName(first) === undefined && !isDemonym(first)
    if (isShortOf && !short.has(first)) short.set(first, mention.value)
  }
}

/** Letters that the article never spells out in brackets, but that fit one of its organisations and no other. */
export function expandLetters(letters: Iterable<string>, { short, heads }: ShortNames): void {
  const full = [...new Set([...heads.values()].flat())]
  for (const name of letters) {
    if (short.has(name) || OTHER_ACRONYMS.has(name) || !CAPITALS.test(name)) continue
    const [only, ...others] = full.filter((other) => standsFor(name, other))
    if (only !== undefined && others.length === 0) short.set(name, only)
  }
}
