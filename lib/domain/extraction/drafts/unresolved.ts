import { plainText } from '../../cards/cloze'
import type { Document, Sentence } from '../document'
import { isCountry } from '../names/gazetteer'
import { type TaggedWord, tagged } from '../names/vocabulary'
import { ANY_MONTH } from '../words/en/months'
import { contentWords, stemOf } from './content-words'

/** What every reader knows without being told which, or what only its own sentence tells. */
const KNOWN =
  /^(?:world|sun|moon|earth|sea|ocean|internet|web|pandemic|euro|dollar|yuan|yen|rouble|pound|arctic|equator|universe|public|economy|government|country|state|state|nation|law|police|army|navy|market|markets|press|media|weather|climate|future|past|present|time|end|start|beginning|year|years|month|months|week|weeks|day|days|decade|century|morning|afternoon|evening|night|weekend|spring|summer|autumn|fall|winter|season|quarter|half|middle|top|bottom|rest|same|latter|others?|poor|rich|young|old|elderly|dead|sick|north|south|east|west|coast|capital|border|way|fact|idea|number|amount|total|average|share|median|mean|most|least|more|less|better|worse|right|left|first|second|third|last|next|only|case|sort|kind|like|home|land|ground|air|sky|street|streets|countryside|president|king|queen|pope|prime|minister|opposition|parliament|constitution|environment|population|majority|minority|two|three|four|five|six|seven|eight|nine|ten)$/iu
/** Behind a noun these go on to say which one it is. */
const TELLS_WHICH =
  /^(?:of|that|which|who|whom|whose|where|for|with|without|between|behind|against|over|about|into|than|among|under|near|called|named|known)$/iu
const PLACES = /^(?:in|on|at|from|to|by)$/iu
const PERSON_PRONOUN = /^(?:he|she|him|her|his|hers|himself|herself)$/iu
const OPENS_WITH_PHRASE =
  /^(?:In|On|At|By|Under|After|Before|Since|Until|During|With|Without|From|For|Despite|Last|This|Earlier|Later|Now|Then|Today)\b[^,?;:]{0,90},? (?:it|they|he|she) (?=\p{Ll})/u
/** “that it was Kestrel who”, “it took ten years to”: this word stands for nothing. */
const IMPERSONAL =
  /\bit (?:is|was|will be|would be|takes?|took|seems?|appears?|remains?) (?:\p{Ll}+ ){0,3}(?:that|to|who|for)\b/iu
/** “froze within a month” of “Two out of three froze”: of what? */
const BARE_NUMBER =
  /^(?:(?:about|around|some|nearly|almost|only|just|roughly|at least|more than|fewer than|less than) )?(?:one|two|three|four|five|six|seven|eight|nine|ten|half|most|many|some|few|several|both|all|none|\d[\d.,]*(?: ?%| per ?cent)?)(?: (?:out of|in) (?:every )?(?:two|three|four|five|six|seven|eight|nine|ten|twenty|\d+))? (?<verb>\p{Ll}+)/iu
/** “the power to levy one”, “have one, then”: of what was named before. */
const STANDS_FOR =
  /\b(?:to|have|has|had|need|needs|want|wants|got|get|buy|bought|own|owns|use|uses|levy|build|built) one(?=[,.;?]|$| (?:and|but|or)\b)/iu
const LIKE_BEFORE = /\b(?:do|does|did|done|doing) so\b|\bthe things?\b(?! (?:that|which|to|is|was|about))/iu
/** “the two works”: which? */
const FEW = /^(?:two|three|four|five|six|seven|eight|nine|ten)$/iu
/** “the first incident”: of those that were told of. */
const IN_TURN =
  /^(?:incident|case|attack|attempt|group|trial|round|phase|stage|vote|option|reason|question|problem|point|ship|vessel|tanker|cable|line|plant|factory|blast|explosion|meeting|letter|deal|contract|version|proposal)s?$/iu
/** “living downstream”: of what? */
const AROUND = /\b(?:downstream|upstream|nearby|elsewhere|next door|thereafter|afterwards)\b(?! (?:of|from|than)\b)/iu

const isNoun = ({ tag }: TaggedWord): boolean => tag === 'NOUN'
const isName = ({ word, tag }: TaggedWord): boolean => tag === 'PROPN' || /^\p{Lu}/u.test(word)
/** A capital of neither a body in initials nor a country or a month: “NATO”, “Ukraine” and “May” are no “he”. */
const mayBePerson = (one: TaggedWord): boolean =>
  isName(one) && !/^\p{Lu}{2,}$/u.test(one.word) && !isCountry(one.word) && !MONTHS.test(one.word)
const MONTHS = new RegExp(`^(?:${ANY_MONTH})$`, 'u')

const isModifier = ({ tag, word }: TaggedWord): boolean =>
  /^(?:NOUN|ADJ|NUM|PROPN|ADV)$/u.test(tag) || /^(?:-|’s|'s|’|&)$/u.test(word) || /\p{Ll}(?:ed|ing)$/u.test(word)

const NEAR_CHARACTERS = 6_000
/** Words of the sentences before one, by their stems: what “the ratio” may have been called before. */
const heardBefore = new WeakMap<Document, Map<number, ReadonlySet<string>>>()
function wordsBefore(doc: Document, sentence: Sentence): ReadonlySet<string> {
  const known = heardBefore.get(doc) ?? new Map<number, ReadonlySet<string>>()
  heardBefore.set(doc, known)
  const made =
    known.get(sentence.index) ??
    contentWords(doc.plain.slice(Math.max(0, sentence.start - NEAR_CHARACTERS), sentence.start))
  known.set(sentence.index, made)
  return made
}

type Phrase = {
  readonly head: string
  readonly at: number
  readonly end: number
  readonly isTold: boolean
  readonly isBare: boolean
}

/** The things that a card calls “the …”, with whether their own words say which they are. */
function definitesIn(words: readonly TaggedWord[]): readonly Phrase[] {
  const found: Phrase[] = []
  for (const [at, { word }] of words.entries()) {
    if (!/^the$/iu.test(word)) continue
    let end = at + 1
    while (end < words.length && isModifier(words[end] as TaggedWord)) end += 1
    const inside = words.slice(at + 1, end)
    const last = inside.findLastIndex(isNoun)
    const head = inside[last]
    if (!head) continue
    const behind = words[at + 2 + last]
    const beyond = words[at + 3 + last]
    const isNumber = beyond !== undefined && (beyond.tag === 'NUM' || /^[\d\p{Sc}\p{Lu}]/u.test(beyond.word))
    const isPlaced =
      behind !== undefined &&
      PLACES.test(behind.word) &&
      (!isNumber || (beyond !== undefined && isName(beyond) && beyond.tag === 'PROPN'))
    const isTold =
      inside.slice(0, last + 1).some((one) => isName(one) || (one.tag === 'NUM' && !FEW.test(one.word))) ||
      /^(?:\p{Ll}+est|most|least|last|only|next|same|latest|main)$/u.test(inside[0]?.word ?? '') ||
      (/^(?:first|second|third)$/u.test(inside[0]?.word ?? '') && !IN_TURN.test(head.word)) ||
      inside.slice(0, last).filter(isNoun).length > 1 ||
      // “the elevator maker Toyosu Lift”, “the chief constable, Miles Herbert”
      (behind !== undefined && isName(behind)) ||
      (behind?.word === ',' && beyond !== undefined && isName(beyond)) ||
      behind?.word === '[' ||
      words[at + 1]?.word === '[' ||
      (behind !== undefined && (TELLS_WHICH.test(behind.word) || isPlaced)) ||
      (behind !== undefined &&
        /\p{Ll}(?:ed|ing)$/u.test(behind.word) &&
        beyond !== undefined &&
        /^(?:by|in|at|on|from|with|to)$/u.test(beyond.word))
    found.push({ head: head.word, at, end: at + 2 + last, isTold, isBare: last === 0 })
  }
  return found
}

/** What happened or was decided: of these a text may have told of several, and a reader knows none of them. */
const EVENT =
  /^(?:case|costs?|price|bill|demand|outages?|provision|clause|increase|decrease|decline|rise|fall|drop|surge|shortfall|gap|closure|package|deal|accord|pact|ruling|verdict|judge?ment|decision|trial|change|programme|program|scheme|measures?|cuts?|attacks?|incidents?|ban|plan|project|fund|loan|order|strike|blast|explosion|fire|storm|flood|crash|accident|merger|takeover|sale|purchase|offer|bid|proposal|vote|inquiry|investigation|tender|contract|delays?|shortage|crisis|recall|leak|spill|breach(?:es)?|fines?|penalty|award|refund|compensation|reform|transfer|withdrawal|deployment|exercise|mission|visit|talks|summit|agreement|compromise|rule|rules)$/iu

/** Whether a card speaks of “the outage” or “the package” where neither its words nor the title say which. */
export function speaksOfUnknownEvent(front: string, title: string | null): boolean {
  const shown = plainText(front).replace(/^According to [^:,]{2,80}[:,] /u, '')
  const words = tagged(shown.slice(0, 400)).filter(({ tag }) => tag !== 'SPACE')
  const titled = contentWords(title ?? '')
  return definitesIn(words).some(({ head, at, isTold, isBare }) => {
    const stem = stemOf(head.toLowerCase())
    const isNamed = words.slice(0, at).some(({ word }) => stemOf(word.toLowerCase()) === stem)
    return isBare && !isTold && EVENT.test(head) && !titled.has(stem) && !isNamed
  })
}

/**
 * How much a card speaks of what only its article names: 1 for a subject or a pronoun of nobody, less for a thing in its
 * predicate that the text has spoken of before, 0 where everything is named.
 * @param title the title, where the card shows it
 */
export function unresolvedIn(front: string, title: string | null, doc: Document, sentence: Sentence): number {
  const shown = plainText(front).replace(/^According to [^:,]{2,80}[:,] /u, '')
  const words = tagged(shown.slice(0, 400)).filter(({ tag }) => tag !== 'SPACE')
  let sum = 0
  const hasName = words.some((one, at) => at > 0 && mayBePerson(one)) || /\[\p{L}/u.test(front)
  if (
    words.some(({ word }) => PERSON_PRONOUN.test(word)) &&
    !hasName &&
    !/\b(?:who|man|woman|mother|father|he or she)\b/iu.test(shown)
  )
    sum += 1
  if (OPENS_WITH_PHRASE.test(shown) && !IMPERSONAL.test(shown)) sum += 1
  const number = BARE_NUMBER.exec(shown)?.groups?.verb
  if (number !== undefined && /^(?:VERB|AUX)$/u.test(words.find(({ word }) => word === number)?.tag ?? '')) sum += 1
  if ((STANDS_FOR.test(shown) && !/\ban? \p{Ll}/iu.test(shown)) || LIKE_BEFORE.test(shown) || AROUND.test(shown))
    sum += 1
  const titled = contentWords(title ?? '')
  const before = wordsBefore(doc, sentence)
  for (const { head, at, isTold } of definitesIn(words)) {
    const stem = stemOf(head.toLowerCase())
    if (isTold || KNOWN.test(head) || titled.has(stem)) continue
    // “a dam burst, and the dam”: the card has named it.
    if (words.slice(0, at).some(({ word }) => stemOf(word.toLowerCase()) === stem)) continue
    const verb = words.findIndex(({ tag }) => tag === 'VERB')
    const isSubject = verb < 0 || at < verb
    sum += isSubject ? 1 : before.has(stem) ? 0.5 : 0.25
  }
  return sum
}
