import { asciiRegExp } from '../../text/ascii-reg-exp'
import { DEMONYM_COUNTRIES } from '../words/en/demonym-countries'
import { COURTESY_TITLES, ROLE_NOUNS, SHORT_TITLES } from '../words/en/titles'
import { knownName } from './gazetteer'
import type { NamedSentence, NameMention } from './name-mention'
import { endOfCapitalRole } from './people'
import { adjoins, type NameToken } from './tokens'
import { isOrdinaryWord, partOfSpeech } from './vocabulary'

const MOST_CHARACTERS = 120
/** Words with which what follows is no longer the role but a clause about the person. */
const CLAUSE =
  /^(?:who|whose|which|that|said|says|told|and|but|has|had|was|is|will|as|after|before|when|while|where|since|having)$/
const CAPITALS_STAY = asciiRegExp(/\p{Lu}.*\p{Lu}/u)

const lowerWord = (word: string): string =>
  SHORT_TITLES.get(word.replace('.', '')) ?? (CAPITALS_STAY.test(word) ? word : word.toLowerCase())

const countryOf = (word: string): string | null => {
  const known = knownName(word)
  return DEMONYM_COUNTRIES.get(word) ?? (known?.kind === 'place' ? word : null)
}

const withArticle = (country: string): string =>
  /^(?:U\.?S\.?A?\.?|U\.?K\.?|UAE|EU|United|Netherlands|Philippines|Soviet)/.test(country) ? `the ${country}` : country

/** “Chinese Foreign Minister” as “foreign minister of China”; null for a courtesy alone. */
function ofTitles(tokens: readonly NameToken[]): string | null {
  const [first] = tokens
  if (!first) return null
  const offices = tokens.filter(({ word }) => !COURTESY_TITLES.has(word))
  if (offices.length === 0) return null
  const country = countryOf(first.word)
  const office = (country === null ? tokens : tokens.slice(1)).filter(({ word }) => !COURTESY_TITLES.has(word))
  if (office.length === 0) return null
  const words = office.map(({ word }) => lowerWord(word)).join(' ')
  return country === null ? words : `${words} of ${withArticle(country)}`
}

/** The words in small letters before a name, up to its role: “former deputy foreign minister”, “China’s foreign minister”. */
function ofRoleBefore(plain: string, tokens: readonly NameToken[], from: number, to: number): string | null {
  // “A teacher, Benita Shuan, cycled”: set off on both sides, so that it is no list.
  const isSet = /^[,.]/.test(tokens[to]?.gap ?? '.')
  const isComma = /^, $/.test(tokens[from]?.gap ?? '')
  if (!isComma && !/^ {1,2}$/.test(tokens[from]?.gap ?? '')) return null
  let at = from - 1
  // “the foreign minister of Kazakhstan, Mukhtar …”: the office’s country stands between.
  let country: string | null = null
  if (isComma && tokens[at]?.isCapital && /^(?:of)$/.test(tokens[at - 1]?.word ?? '')) {
    country = tokens[at]?.word ?? null
    at -= 2
  }
  // “its dean of engineering, Monique …”: the office goes on in small letters.
  const isOfTopic =
    tokens[at - 1]?.word === 'of' && !tokens[at]?.isCapital && ROLE_NOUNS.has(tokens[at - 2]?.word ?? '')
  if (isOfTopic) at -= 2
  const role = tokens[at]
  // “Owner Grace Pellegrini”: the capital is the sentence’s.
  if (role?.opens && role.isCapital && !isComma && ROLE_NOUNS.has(role.word.toLowerCase()))
    return role.word.toLowerCase()
  if (!role || role.isCapital || !ROLE_NOUNS.has(role.word)) return null
  let start = at
  while (
    start > 0 &&
    !tokens[start - 1]?.isCapital &&
    /^[ -]{1,2}$/.test(tokens[start]?.gap ?? '') &&
    isOfRole(tokens[start - 1])
  )
    start -= 1
  if (isComma) start = widened(tokens, start)
  const owner = tokens[start - 1]
  const words = plain.slice(tokens[start]?.start, isOfTopic ? tokens[at + 2]?.end : role.end)
  const owned = owner?.isCapital && /^(?:[’']s?)? $/.test(tokens[start]?.gap ?? '') ? countryOf(owner.word) : null
  if (
    isComma &&
    country === null &&
    owned === null &&
    !(owner?.isCapital && /^[’']s? $/.test(tokens[start]?.gap ?? '')) &&
    !/^(?:the|its|their|his|her|our|my|whose)$/i.test(tokens[start - 1]?.word ?? '') &&
    !(isSet && /^an?$/i.test(tokens[start - 1]?.word ?? ''))
  )
    return null
  const place = country ?? owned
  return place === null ? words : `${words} of ${withArticle(place)}`
}

/** Takes up to two more small words before an office, as far as an owner or article stands before them: “the Navy’s acquisition chief”. */
function widened(tokens: readonly NameToken[], start: number): number {
  for (let at = start; at >= start - 2; at -= 1) {
    const before = tokens[at - 1]
    if (!before || !/^(?:[ -]{1,2}|[’']s? )$/.test(tokens[at]?.gap ?? '')) return start
    if (OPENS_OFFICE.test(before.word) || /^[’']s? $/.test(tokens[at]?.gap ?? '')) return at
    if (before.isCapital || !/^(?:NOUN|ADJ)$/.test(partOfSpeech(before.word))) return start
  }
  return start
}

const OPENS_OFFICE = /^(?:the|its|their|his|her|our|my|whose|an?)$/i

const isOfRole = (token: NameToken | undefined): boolean =>
  token !== undefined &&
  /^(?:former|then|acting|interim|deputy|vice|assistant|associate|senior|chief|first|prime|foreign|defence|defense|interior|finance|justice|energy|trade|health|education|agriculture|transport|economy|environment|labour|labor|culture|science|executive|managing|general|founding|retired|opposition|regional|national|central|bank|research|policy|political|military|party|union|special|press|harbour|port|provincial|supreme|attorney|cabinet|shadow|lead|principal|visiting|financial|operating|security|climate|shipping|political|trade|staff|operations|operating|sales|programme|program|medical|legal|technical|commercial|communications|marketing|development|project|news|managing|independent|village|union|fisheries|water|railway|ferry|court|crown|government|budget|planning)$/.test(
    token.word,
  )

/** “Marguerite Sandoval, Co-Founder and Chief Executive Officer of …”: offices in capitals, as they stand. */
function ofCapitalApposition(plain: string, tokens: readonly NameToken[], to: number): string | null {
  if (tokens[to]?.gap !== ', ') return null
  let end = endOfCapitalRole(tokens, to)
  if (end === to) return null
  const isTwo = tokens[end]?.word === 'and' && adjoins(tokens[end]) && adjoins(tokens[end + 1])
  if (isTwo) end = Math.max(end, endOfCapitalRole(tokens, end + 1))
  return plain.slice(tokens[to]?.start, tokens[end - 1]?.end)
}

/** The apposition behind a name: “, the foreign minister of China,”. */
function ofApposition(plain: string, { tokens }: NamedSentence, mention: NameMention): string | null {
  const next = tokens[mention.to]
  if (!next || !/^(?:,|\s[–—]) ?$/.test(next.gap)) return null
  let at = mention.to
  if (/^\d+$/.test(next.word) && tokens[at + 1]?.gap === ', ') at += 1
  if (/^(?:a|an|the|its|his|her)$/.test(tokens[at]?.word ?? '')) at += 1
  const from = at
  let noun = -1
  let to = at
  for (; to < tokens.length && (tokens[to]?.end ?? 0) - (tokens[from]?.start ?? 0) <= MOST_CHARACTERS; to += 1) {
    const token = tokens[to]
    if (!token || (to > from && !/^(?:[’']s? |[ -]{1,2}|’s-)$/.test(token.gap)) || CLAUSE.test(token.word)) break
    const isNoun = ROLE_NOUNS.has(token.word) || ROLE_NOUNS.has(token.word.split('-').at(-1) ?? '')
    if (noun < 0 && isNoun && to - from <= 6) noun = to
  }
  const behindNoun = tokens[noun + 1]
  if (noun < 0 || (behindNoun?.isCapital && /^ {1,2}$/.test(behindNoun.gap) && noun + 1 < to)) return null
  while (to > noun + 1 && /^(?:of|for|at|in|to|and|the|a|with|on)$/.test(tokens[to - 1]?.word ?? '')) to -= 1
  const last = tokens[to - 1]
  const stop = tokens[to]
  // A clause that goes on without a comma was cut anywhere; the noun with its small words alone is safe.
  if (!last || (stop && !/^[,;:.)–—\s]/.test(stop.gap))) return null
  const words = plain.slice(tokens[from]?.start, last.end).replace(/\s+/gu, ' ')
  return words
}

/** “…, who was then deputy minister of transport,”, “… is director of the laboratory”. */
function ofClause(plain: string, { tokens }: NamedSentence, mention: NameMention): string | null {
  let at = mention.to
  if (tokens[at]?.word === 'who' && /^, $/.test(tokens[at]?.gap ?? '')) at += 1
  else if (!adjoins(tokens[at])) return null
  while (/^(?:then|later|has|had|also)$/.test(tokens[at]?.word ?? '')) at += 1
  const verb = tokens[at]?.word ?? ''
  const takesAs =
    /^(?:served|worked|resigned|retired|acted)$/.test(verb) || (verb === 'stepped' && tokens[at + 1]?.word === 'down')
  if (!takesAs && !/^(?:is|was|became|remains)$/.test(verb)) return null
  at += verb === 'stepped' ? 2 : 1
  if (takesAs && tokens[at]?.word !== 'as') return null
  if (takesAs) at += 1
  while (/^(?:then|later|now|also|the|a|an|its|their)$/.test(tokens[at]?.word ?? '')) at += 1
  const from = at
  while (
    at - from <= 4 &&
    tokens[at] &&
    !tokens[at]?.isCapital &&
    !ROLE_NOUNS.has(tokens[at]?.word ?? '') &&
    isOfRole(tokens[at])
  )
    at += 1
  const noun = tokens[at]
  const first = tokens[from]
  if (!noun || !first || noun.isCapital || !ROLE_NOUNS.has(noun.word)) return null
  let to = at + 1
  if (ROLE_NOUNS.has(tokens[to]?.word ?? '') && adjoins(tokens[to])) to += 1
  // “minister of transport”: the office goes on in small letters.
  const of = tokens[to]
  const topic = tokens[to + 1]
  if (of?.word === 'of' && adjoins(of) && topic && !topic.isCapital && isOfRole(topic)) to += 2
  return plain.slice(first.start, tokens[to - 1]?.end).replace(/\s+/gu, ' ')
}

const MOST_BEFORE_OFFICE = 3

/** Where “Deputy Infrastructure Minister” opens, of which only the last word is a title by itself. */
function openingOfOffice(tokens: readonly NameToken[], titleFrom: number): number {
  let from = titleFrom
  while (from > 0 && titleFrom - from < MOST_BEFORE_OFFICE) {
    const before = tokens[from - 1]
    if (!before?.isCapital || !adjoins(tokens[from])) break
    const small = before.word.toLowerCase()
    const isPart =
      isOfRole({ ...before, word: small }) ||
      (!before.opens && isOrdinaryWord(small) && /^(?:NOUN|ADJ)$/.test(partOfSpeech(small)))
    if (!isPart || countryOf(before.word) !== null) break
    from -= 1
  }
  return from
}

/** What the sentence says a person is, in the words that follow “X is the …”; null where it says nothing. */
export function roleAt(plain: string, sentence: NamedSentence, mention: NameMention): string | null {
  const { tokens } = sentence
  if (mention.titleFrom < mention.from) {
    const from = openingOfOffice(tokens, mention.titleFrom)
    const role = ofTitles(tokens.slice(from, mention.from))
    if (role !== null) {
      const owner = tokens[from - 1]
      const isOwned = owner?.isCapital && /^[’']s? $/.test(tokens[from]?.gap ?? '') && !role.includes(' of ')
      const country = isOwned ? countryOf(owner.word) : null
      return country === null ? role : `${role} of ${withArticle(country)}`
    }
  }
  const isBeside = adjoins(tokens[mention.titleFrom])
  // “Lady Margaret Kinnaird, who chaired the inquiry”
  const [who, deed] = [tokens[mention.to], tokens[mention.to + 1]]
  if (who?.word === 'who' && who.gap === ', ' && /^chair(?:s|ed)$/.test(deed?.word ?? '')) return 'chair'
  return (
    ofCapitalApposition(plain, tokens, mention.to) ??
    (isBeside ? ofRoleBefore(plain, tokens, mention.titleFrom, mention.to) : null) ??
    ofApposition(plain, sentence, mention) ??
    ofRoleBefore(plain, tokens, mention.titleFrom, mention.to) ??
    ofClause(plain, sentence, mention)
  )
}
