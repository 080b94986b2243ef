import type { Clause } from './clause'
import { beforeQuestion, copulaFor, inMidSentence, inversion, ownsClearly, printed, timeAtEnd } from './inverted'
import { isNamed, pointsBack } from './named'
import { isSign, isTagged, joinedWords, type QuestionToken } from './tokens'

/** A question with its answer in the words of the text. */
export type QuestionAndAnswer = { readonly front: string; readonly answer: string }

const MOST_WORDS = 32
const FEWEST_WORDS = 5
/** “every member state”: words that say of whom, without a name. */
const FEWEST_OF_ABSTRACT = 3
/** Whether a lead says when, and can stand at the end of a question. */
export const isTime = (lead: readonly QuestionToken[]): boolean =>
  lead.some(({ tag }) => tag === 'DATE') && !lead.some(({ tag }) => tag === 'VERB' || tag === 'AUX') && lead.length <= 8

const ITSELF = /^(?:it|they|he|she|its|their|his|her)$/i

/** “How much did Harlan Tire say it had moved?”, where who says it is who did it. */
function insideVoice(
  { voice, holder, subject, verb, lead }: Clause,
  ask: string,
  rest: readonly QuestionToken[],
): string | null {
  if (!voice || !holder || lead.length > 0 || !ITSELF.test(subject[0]?.text ?? '') || !isNamed(voice)) return null
  if (pointsBack(subject.slice(1)) || rest.some(({ text }) => /^(?:him|them|this|these|those|such)$/i.test(text)))
    return null
  const turned = inversion(holder.verb, holder.rest)
  return (
    turned &&
    `${ask} ${turned.before} ${inMidSentence(voice)} ${joinedWords([...turned.behind, ...holder.rest])} ${inMidSentence(subject)} ${verb.text} ${joinedWords(rest)}`
  )
}

const PLURAL: ReadonlyMap<string, string> = new Map([
  ['was', 'were'],
  ['is', 'are'],
  ['has', 'have'],
])

/** The words of a question in their order; null where a subject or a voice names nobody, or the tense cannot be told. */
export function wordsInOrder(
  clause: Clause,
  ask: string,
  rest: readonly QuestionToken[],
  order: 'inverted' | 'kept' | 'copula',
  { keepsLead = false }: { readonly keepsLead?: boolean } = {},
): string | null {
  // “In August 1907, how many pickers did it bring in?”: “in” and “in August” do not stand side by side.
  const isStranded = /^(?:ADP|PART)$/.test(rest.at(-1)?.tag ?? '')
  // “second only to Kent by 1900”
  const hasPause = rest.some((token) => isSign(token))
  const time = { ...clause, isLeadTime: isTime(clause.lead) && !isStranded && !keepsLead && !hasPause }
  const opening = beforeQuestion(time)
  const embedded = order === 'inverted' ? insideVoice(clause, ask, rest) : null
  if (embedded !== null) return embedded
  if (
    opening === null ||
    !isNamed(clause.subject, clause.lead, rest) ||
    !ownsClearly(clause.subject, rest, order === 'kept')
  )
    return null
  if (order === 'kept') {
    // “a total of 1,126 tonnes was recovered”: how many tonnes were?
    const verb = /^how many \p{L}+s\b/iu.test(ask)
      ? (PLURAL.get(clause.verb.text) ?? clause.verb.text)
      : clause.verb.text
    return `${opening}${ask} ${verb} ${joinedWords(rest)}${timeAtEnd(time)}`
  }
  if (order === 'copula') {
    const copula = copulaFor(clause.verb, clause.subject)
    return (
      copula && `${opening}${ask} ${copula} ${inMidSentence(clause.subject)} ${joinedWords(rest)}${timeAtEnd(time)}`
    )
  }
  // “How much will using the gas avoid?”: nobody asks so.
  const [first, second] = clause.subject
  if (
    order === 'inverted' &&
    /ing$/i.test(first?.text ?? '') &&
    isTagged(first, 'VERB') &&
    isTagged(second, 'DET', 'NAME', 'PRON')
  )
    return null
  const turned = inversion(clause.verb, clause.rest, clause.subject)
  if (!turned) return null
  return `${opening}${ask} ${turned.before} ${inMidSentence(clause.subject)} ${joinedWords([...turned.behind, ...rest])}${timeAtEnd(time)}`
}

/** Whether a question says of whom, when or how much: “How many people were arrested?” could be asked of any text. */
const isTelling = (words: readonly QuestionToken[], front: string): boolean =>
  words.some(
    ({ tag, text }, at) => /^(?:NAME|DATE|FIGURE)$/.test(tag) || (tag === 'PROPN' && at > 0) || text.includes('['),
  ) || countWords(front) >= 10

const countWords = (words: string): number => words.split(' ').length

/** The words of a clause but its answer, by which it is seen whether a question says of whom. */
export const wordsWithout = ({ lead, subject, rest, voice }: Clause, answer: QuestionToken): readonly QuestionToken[] =>
  [...lead, ...subject, ...rest, ...(voice ?? [])].filter((token) => token !== answer)

/** A question that a person could ask: not too short to say of what, nor too long to take in. */
export function asked(
  words: string | null,
  answer: string,
  of: readonly QuestionToken[],
  { isAbstract = false }: { readonly isAbstract?: boolean } = {},
): QuestionAndAnswer | null {
  if (words === null) return null
  const front = printed(words)
  const length = countWords(front)
  const isSaid = isTelling(of, front) || (isAbstract && of.length >= FEWEST_OF_ABSTRACT)
  if (!isSaid || length < FEWEST_WORDS || length > MOST_WORDS) return null
  // “four electric ones”, “our price”: of what, of whom?
  if (/\b(?:[Oo]nes|[Oo]urs?|us|[Ww]e|[Mm]y|[Yy]our)\b/u.test(front)) return null
  if (/[“”"()[\]]/u.test(front.replace(/\[[^\][]{1,60}\]/gu, ''))) return null
  return { front, answer }
}
