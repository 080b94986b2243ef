import { clozeAnswer, plainText } from '../../cards/cloze'
import type { Document, Sentence } from '../document'
import type { Mention } from '../mention'
import { partOfSpeech } from '../names/vocabulary'
import { dependsOnContext } from './standing-alone'
import { isCountOfFew, isFigure, isOfHeadline, isSmall, isTimeSpan } from './telling-figures'
import { namesSomebody } from './topic'

const WHO_SAID =
  /^(?:According to [^,]{2,80}, )?(?:whose words|who (?:said|says|pointed out|noted|added|told|warned|argued|argues|wrote|writes|thinks|believes|claims|claimed)) /iu
/** A sentence of so many words explains itself, even without a name. */
const ENOUGH_CONTEXT = 24
const VOICE = /^According to [^:]{2,80}: /u
/** A blank in or beside somebody’s own words. */
const QUOTED = /[“"]/u
const wordsOf = (front: string): number => plainText(front).split(' ').length

/** “a 473-mile route”, “the €14 million project”: which one it is, and not how much. */
const MEASURE_BEFORE_NOUN = /\d[\d,.]*-\p{L}/u
const ARTICLE_BEFORE = /\b(?:the|an?|its|their) $/iu
const HALF = /^(?:(?:about|almost|nearly|around|roughly|over|more than|less than|just over|just under) )*half$/iu
/** “, which lent Lethra $750 million”: what is told of a name by the way, and not of the subject. */
export const BY_THE_WAY = /, (?:who|which|whose) [^,;:]*$/u
/** “A; B”: two facts, of which one hides a word. */
const TWO_FACTS = /; \p{L}/u
/** “Moira Holm, who traced 412 pickers, found”: beside what the sentence tells. */
const OPENS_ASIDE = /, (?:(?:for|of|in|to|with|by) )?(?:who|which|whose|whom|an?|the) [^,;:]*$/u
/** “under the [1936] Montreux Convention”: which one it is. */
const OF_NAME =
  /^ (?:\p{Lu}[\p{L}.’'-]*|of|on|for|the|and|in|to)(?: (?:\p{Lu}[\p{L}.’'-]*|of|on|for|the|and|in|to)){0,9}/u
const NAMED_DEED =
  /\b(?:Convention|Treaty|Agreement|Accords?|Pact|Protocol|Act|Constitution|Charter|Declaration|Law|Memorandum|Code|Ruling|Olympics|Games|Directive|Regulation|Resolution|Plan|Strategy|Report|War|Crisis)\b/u
/** “through the school year that ended in [June 2024]”: which one it is. */
const THAT_ENDED = /\b(?:that|which) (?:\p{Ll}+ed|began|ran|came|was \p{Ll}+ed) (?:in|on|by) (?:early |late )?$/u
/** “The minister said in [December] that”: what was said is the point. */
const SAID_IN =
  /\b(?:said|told [^,;]{2,40}|warned|wrote|argued|announced|reported|estimated|promised|claimed)(?: [^,;]{0,30})? (?:in|on) (?:early |late )?$/u
const CLOSES_ASIDE = /^[^,;:]*, (?:now |then |also |still )?(?<next>\p{Ll}+)/u

function isAside(doc: Document, sentence: Sentence, { start, end }: Mention): boolean {
  if (!OPENS_ASIDE.test(doc.plain.slice(sentence.start, start))) return false
  const next = CLOSES_ASIDE.exec(doc.plain.slice(end, sentence.end))?.groups?.next
  return next !== undefined && /^(?:VERB|AUX)$/.test(partOfSpeech(next)) && !/ing$/.test(next)
}

/** Whether a blank hides what only describes a thing, or what anybody would guess. */
function isBesideThePoint(doc: Document, sentence: Sentence, front: string, asked: Mention): boolean {
  const before = doc.plain.slice(sentence.start, asked.start)
  const next = /^ (?<next>\p{Ll}+)/u.exec(doc.plain.slice(asked.end, sentence.end))?.groups?.next
  const isWhich =
    asked.kind === 'money' && ARTICLE_BEFORE.test(before) && next !== undefined && partOfSpeech(next) === 'NOUN'
  const rest = doc.plain.slice(asked.end, sentence.end)
  const isOfName = asked.kind === 'date' && NAMED_DEED.test(OF_NAME.exec(rest)?.[0] ?? '')
  const isOfClause = asked.kind === 'date' && THAT_ENDED.test(before)
  const isOfSpeech = asked.kind === 'date' && SAID_IN.test(before) && /^ that\b/u.test(rest)
  return (
    isWhich ||
    isOfName ||
    isOfClause ||
    isOfSpeech ||
    MEASURE_BEFORE_NOUN.test(asked.quote) ||
    HALF.test(clozeAnswer(front, 1)) ||
    BY_THE_WAY.test(before) ||
    TWO_FACTS.test(plainText(front)) ||
    isAside(doc, sentence, asked)
  )
}

const percentOf = ({ value }: Mention): number | null =>
  typeof value === 'object' && value !== null && 'percent' in value && typeof value.percent === 'number'
    ? value.percent
    : null
const WHOLE = 100
const ROUNDING = 3
/** “nine-tenths of the water, and households for little more than a tenth”: each gives the other away. */
const isRest = (front: string, asked: Mention, inside: readonly Mention[]): boolean => {
  const share = percentOf(asked)
  return (
    share !== null &&
    inside.some(
      (other) =>
        other.start !== asked.start &&
        front.includes(other.quote) &&
        Math.abs(share + (percentOf(other) ?? share) - WHOLE) <= ROUNDING &&
        percentOf(other) !== null,
    )
  )
}

type Judged = {
  readonly front: string
  readonly isCloze: boolean
  readonly isNews: boolean
  readonly asked: Mention
  /** The mentions of its sentence. */
  readonly inside: readonly Mention[]
  /** See `unresolvedIn`. */
  readonly unresolved: number
  /** Whether its words can be understood without the article; see `standsByItself`. */
  readonly stands: boolean
  /** See `speaksOfUnknownEvent`. */
  readonly isOfUnknownEvent: boolean
}

/**
 * Whether a draft waits until somebody asks for more. Of the marks of four readers: nobody kept a blank in place of words
 * that are no figure, date or name; one in four kept a short sentence with a blank and no name; few kept who said a thing.
 */
export function isForMore(
  doc: Document,
  sentence: Sentence,
  { front, isCloze, isNews, asked, inside, unresolved, stands, isOfUnknownEvent }: Judged,
): boolean {
  if (dependsOnContext(front) || (!isNews && !stands)) return true
  if (!isNews && (isOfUnknownEvent || (isCloze && isCountOfFew(asked) && !isOfHeadline(doc, asked)))) return true
  if (isCloze && isRest(front, asked, inside)) return true
  if (!isCloze) return WHO_SAID.test(front)
  if (asked.kind === 'claim' || asked.kind === 'quote' || QUOTED.test(plainText(front))) return true
  // “was 3.0 per cent in [September]”: the figure is what one must know.
  if (asked.kind === 'date' && inside.some((one) => isFigure(one) && !isSmall(doc, one) && !isTimeSpan(one)))
    return true
  // What the news tells is offered, however it is told.
  if (isNews) return false
  return (
    isBesideThePoint(doc, sentence, front, asked) ||
    unresolved >= 1 ||
    (!namesSomebody(front.replace(VOICE, '')) && wordsOf(front) < ENOUGH_CONTEXT)
  )
}
