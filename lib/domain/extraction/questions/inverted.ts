import { LINKING_WORDS, SINCE_DONE } from '../linking-words'
import { isDemonym } from '../names/gazetteer'
import { isOrdinaryWord } from '../names/vocabulary'
import { type Clause, isBe, isModal } from './clause'
import { isNamed, pointsBack } from './named'
import { bareWord, isTagged, joinedWords, type QuestionToken, reads } from './tokens'

/** A clause without its answer, ready to be put in the order of a question. */
export type ClauseToAsk = Omit<Clause, 'tail'> & { readonly isLeadTime: boolean }

const isCopulaOrAuxiliary = (verb: QuestionToken, rest: readonly QuestionToken[]): boolean => {
  if (isBe(verb) || isModal(verb)) return true
  if (/^(?:do|does|did)$/i.test(verb.text)) return rest.some(({ tag }) => tag === 'VERB')
  if (!/^(?:has|have|had)$/i.test(verb.text)) return false
  // “had long been”, “has not cut”: the first word that is no adverb is its participle.
  const next = rest.find(({ tag, text }) => tag !== 'ADV' && !/^(?:not|n’t|n't)$/i.test(text))
  return next !== undefined && (next.tag === 'VERB' || next.tag === 'AUX')
}

/** “did”, “does” or “do” for a full verb. */
function support({ text, lemma }: QuestionToken): 'did' | 'does' | 'do' {
  const form = text.toLowerCase()
  if (form === lemma) return 'do'
  return /s$/.test(form) && !/ss$/.test(form) ? 'does' : 'did'
}

/** The same forms for “read” and “cut”, which may be past or present, cannot be told apart by their letters. */
const UNCHANGED = /^(?:cut|put|set|hit|let|cost|shut|split|spread|read|beat|bet|hurt|quit|shed|cast|burst|bid|rid)$/i

const token = (text: string): QuestionToken => ({
  text,
  tag: 'X',
  lemma: text,
  gap: ' ',
  mention: null,
  span: null,
  isInTitle: false,
})

function isPluralWord({ text, lemma }: QuestionToken): boolean {
  const bare = bareWord(text)
  return bare.toLowerCase() !== lemma && /s$/i.test(bare)
}

export const isPluralHead = (subject: readonly QuestionToken[]): boolean => {
  const end = subject.findIndex(({ tag, text }) => tag === 'ADP' || /^[,;]$/.test(text))
  const head = (end < 0 ? subject : subject.slice(0, end)).findLast(({ tag }) => tag === 'NOUN' || tag === 'PROPN')
  return (head !== undefined && isPluralWord(head)) || subject.some(({ text }) => text === 'and')
}

/** “was”, “were”, “is” or “are” in the place of a full verb; null behind an auxiliary. */
export function copulaFor(verb: QuestionToken, subject: readonly QuestionToken[]): string | null {
  if (verb.tag === 'AUX') return null
  const isPast = support(verb) === 'did'
  return isPluralHead(subject) ? (isPast ? 'were' : 'are') : isPast ? 'was' : 'is'
}

const POINTS =
  /^(?:it|its|their|they|them|he|she|his|her|him|this|these|those|such|there|here|then|later|earlier|similar)$/i

/** Whether “its” and “their” in a predicate can only mean its subject; what is counted is many. */
export function ownsClearly(
  subject: readonly QuestionToken[],
  rest: readonly QuestionToken[],
  isCounted = false,
): boolean {
  const isPlural = isCounted || isPluralHead(subject)
  const clear = isPlural ? /^(?:their|they)$/i : /^its$/i
  return !rest.some((token, at) => reads(token, POINTS) && !reads(token, clear) && !isCountedFrom(rest, at))
}

/** “from a year earlier”: counted from the date of the clause itself. */
const isCountedFrom = (rest: readonly QuestionToken[], at: number): boolean =>
  reads(rest[at], /^earlier$/i) &&
  reads(rest[at - 1], /^(?:year|month|quarter)$/i) &&
  reads(rest[at - 2], /^(?:a|one)$/i) &&
  reads(rest[at - 3], /^from$/i)

/** What a verb becomes before and behind the subject of a question; null where its tense cannot be told. */
export function inversion(
  verb: QuestionToken,
  rest: readonly QuestionToken[],
  subject: readonly QuestionToken[] = [],
): { readonly before: string; readonly behind: readonly QuestionToken[] } | null {
  if (isCopulaOrAuxiliary(verb, rest)) return { before: verb.text.toLowerCase(), behind: [] }
  if (UNCHANGED.test(verb.text)) return { before: 'did', behind: [token(verb.text.toLowerCase())] }
  if (/^(?:’|')/u.test(verb.text)) return null
  // “do a family … would pay”: the verb is that of another clause.
  if (isTagged(rest[0], 'AUX') || (support(verb) === 'do' && /^(?:an?|every|each)$/i.test(subject[0]?.text ?? '')))
    return null
  return { before: support(verb), behind: [token(verb.lemma)] }
}

const DAY_OR_MONTH =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)$/

const NO_TITLE =
  /^(?:Retired|Former|Then|Outgoing|Incoming|Acting|Late|Activist|Rival|Veteran|Exiled|Jailed|Fellow|Fugitive|Opposition|Local|Another|Parent|Neighbouring|Neighboring|Nearby)$/

/** A subject in the middle of a sentence: without the capital that only the sentence gave it. */
export function inMidSentence(tokens: readonly QuestionToken[]): string {
  const words = joinedWords(tokens)
  const [first] = tokens
  if (!first || first.text.startsWith('[')) return words
  // “Three laboratories”, “Between 1972 and 1999”
  if (first.tag === 'FIGURE' || first.tag === 'DATE')
    return /^(?:\p{Lu}\p{Ll}+)(?= |-)/u.test(words) && !DAY_OR_MONTH.test(words.split(' ')[0] ?? '')
      ? words.charAt(0).toLowerCase() + words.slice(1)
      : words
  if (first.mention !== null) return words
  // “Inflation [in Kenya]”
  const word = bareWord(first.text)
  const isOpening =
    /^(?:The|A|An|In|On|At|By|For|Under|Since|After|When|As|While|Although|Despite|Because|Most|Many|About|Some|Nearly|Almost|More|Last|This|Its|Their|No|All|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Half)$/.test(
      word,
    )
  // “Retired Major General Odd Bjerke”: no title.
  if (NO_TITLE.test(word)) return words.charAt(0).toLowerCase() + words.slice(1)
  // “President Bellido”: a title before its name.
  if (
    !/^(?:The|An?)$/.test(word) &&
    isTagged(tokens[1], 'NAME', 'PROPN') &&
    /^\p{Lu}/u.test(tokens[1]?.text ?? '') &&
    tokens[1]?.gap !== '' &&
    first.tag !== 'DET' &&
    first.tag !== 'ADP' &&
    first.tag !== 'ADV'
  )
    return words
  if (isDemonym(word) || DAY_OR_MONTH.test(word)) return words
  const isOrdinary = isOrdinaryWord(word) || (/s$/.test(word) && isOrdinaryWord(word.slice(0, -1)))
  // “Tree-ring dating”, “Pre-tax profit”
  const joined = /^(?<head>\p{Lu}\p{Ll}+)-\p{Ll}+$/u.exec(word)?.groups?.head
  if (joined !== undefined && (isOrdinaryWord(joined) || /^(?:Pre|Non|Anti|Multi|Co|Mid|Post|Sub)$/.test(joined)))
    return words.charAt(0).toLowerCase() + words.slice(1)
  const isCommon = word !== first.text || (first.tag !== 'NAME' && first.tag !== 'PROPER')
  return isOpening || (/^\p{Lu}\p{Ll}+$/u.test(word) && isCommon && isOrdinary)
    ? words.charAt(0).toLowerCase() + words.slice(1)
    : words
}

/** “According to the bank, ”, “Under the plan, ”: what stands before the question; null where it names nobody. */
export function beforeQuestion({
  voice,
  lead,
  isLeadTime,
}: Pick<ClauseToAsk, 'voice' | 'lead' | 'isLeadTime'>): string | null {
  if ((voice !== null && !isNamed(voice) && !/^(?:the|an?)$/i.test(voice[0]?.text ?? '')) || pointsBack(lead))
    return null
  const said = voice ? `according to ${inMidSentence(voice).replace(/(?: also)?,?$/u, '')}, ` : ''
  const under = lead.length > 0 && !isLeadTime ? `${inMidSentence(lead).replace(/,$/u, '')}, ` : ''
  return said + under
}

/** “in 2018” from a lead that says when, to stand at the end of the question. */
export const timeAtEnd = ({ lead, isLeadTime }: Pick<ClauseToAsk, 'lead' | 'isLeadTime'>): string =>
  isLeadTime ? ` ${inMidSentence(lead).replace(/,$/u, '')}` : ''

/** “did Alberta, by contrast, add”: what links a sentence to the one before. */
const LINKS = new RegExp(`\\s*, (?:${LINKING_WORDS}) ?,(?= )`, 'gu')

/** “has since added”: since what, the sentence before said. */
const SINCE = new RegExp(`(?<before>\\bha(?:s|ve|d) [^,?]{2,60}) since(?= (?:${SINCE_DONE})\\b)`, 'gu')

/** “By how much did wages grow to €1,838 in 2025”: the level that was reached is another question. */
const LEVEL_REACHED =
  /^(?<asked>(?:[^,]{2,60}[,:] )?by how much [^,]+?),? to (?:about |nearly |almost |some |around |just (?:over|under) |more than |less than )?(?:\p{Sc}|\p{Lu}{1,3}\$)?(?!(?:19|20)\d\d\b)\d[\d.,]*(?:bn|mn|m|tn|k)?(?: ?%| per ?cent| (?:million|billion|trillion|bn|m|tn)\b)?(?: \p{Ll}+){0,4}?(?=,|$| (?:in|at|by|over|during|since|after|because|as|on|last|this|compared)\b)/iu

/** A name, or so many words, say what it was that changed; without them its level does. */
const WORDS_THAT_TELL = 9
const withoutLevel = (whole: string, asked: string): string =>
  /(?!^)\p{Lu}|\[/u.test(asked) || asked.split(' ').length >= WORDS_THAT_TELL
    ? asked
    : `${asked}, ${whole.slice(asked.length).replace(/^,? /u, '')}`

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** A question as it is printed: one space between words, a capital in front, a question mark behind. */
export const printed = (words: string): string =>
  `${capital(
    words
      .replace(/\s+/gu, ' ')
      .replace(/ (?=[,;’])(?!‘)/gu, '')
      .replace(/,(?:\s*,)+/gu, ',')
      .replace(/ (?:also|already|nevertheless|nonetheless)(?= )/gu, '')
      .replace(LINKS, '')
      .replace(SINCE, '$<before>')
      .replace(LEVEL_REACHED, withoutLevel)
      .replace(/\b(can) not\b/giu, '$1not')
      .replace(/[\s,;:–—]+$/u, '')
      .trim(),
  )}?`
