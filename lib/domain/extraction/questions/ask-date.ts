import { type Clause, isBe, isModal } from './clause'
import { isSpeech } from './finite-verb'
import { asked, isTime, type QuestionAndAnswer, wordsInOrder, wordsWithout } from './phrasing'
import { mainVerb } from './predicate'
import { isSign, isTagged, joinedWords, type QuestionToken, reads } from './tokens'

/** Without “, the centenary of the first day” behind a date. */
const withoutAside = (behind: readonly QuestionToken[]): readonly QuestionToken[] => (isSign(behind[0]) ? [] : behind)

/** “will not be delivered until 2029”: when at the earliest will it be? */
function askEarliest(clause: Clause, answer: QuestionToken): QuestionAndAnswer | null {
  const place = clause.rest.indexOf(answer)
  const not = clause.rest.findIndex((token) => reads(token, /^not$/i))
  if (not < 0 || not > 1 || !reads(clause.rest[place - 1], /^until$/i)) return null
  const left = clause.rest.slice(0, place - 1).filter((_, at) => at !== not)
  const words = wordsInOrder(clause, 'when at the earliest', left, 'inverted')
  return asked(words, answer.text, wordsWithout(clause, answer))
}

const NO_EVENT =
  /^(?:include|contain|mean|remain|seem|appear|know|like|want|need|own|say|tell|warn|argue|note|think|believe|expect|estimate|report|announce|ask)$/
/** Nouns with a date of their own: “condemned the coup in 2021” may date either. */
const DATED_NOUN =
  /^(?:coup|war|election|elections|crisis|summit|agreement|treaty|invasion|vote|referendum|meeting|conference|attack|speech|report|protest|protests|imports|exports|output|production|budget|deal|conflict|pandemic|average|level|levels|figure|peak)$/i

/** What asks for a date behind a preposition; “in”, “on” and “at” ask when. */
const ASKS: Readonly<Record<string, string>> = {
  in: 'when',
  on: 'when',
  at: 'when',
  during: 'when',
  by: 'by when',
  from: 'from when',
  until: 'until when',
}
/** “against one day in 2023”: the date is that of what something is held against. */
const COMPARES = /^(?:against|than|versus|compared|unlike|like)$/i
/** A figure that says which, and not how much: “any purchase under $500”. */
const THRESHOLD = /^(?:under|over|above|below|than|least)$/i

/** “150 million kroner”: a sum whose currency is not certain is no mention, but one all the same. */
const SCALE = /^(?:thousand|million|billion|trillion|crore|lakh)$/i

const hasFigure = (tokens: readonly QuestionToken[]): boolean =>
  tokens.some(
    ({ tag, text }, at) =>
      (tag === 'FIGURE' || (tag === 'NUM' && /\d/.test(text) && SCALE.test(tokens[at + 1]?.text ?? ''))) &&
      !THRESHOLD.test(tokens[at - 1]?.text ?? ''),
  )

/** What will be, or is meant to be: “hopes to open by 2028”. */
const isAhead = ({ verb, rest }: Clause): boolean =>
  isModal(verb) || rest.some(({ text, tag }) => text === 'to' && tag === 'PART')

/** The words that ask for a date behind a preposition; null where another clause or figure makes it unclear. */
function askFor({ rest, verb, ...clause }: Clause, preposition: QuestionToken | undefined): string | null {
  const ask = ASKS[preposition?.text.toLowerCase() ?? '']
  if (ask === 'by when' && !isAhead({ rest, verb, ...clause })) return null
  // “from 2019 to 2023” is one span.
  if (ask === 'from when' && rest.some(({ tag }, at) => tag === 'DATE' && reads(rest[at - 1], /^to$/i))) return null
  return ask ?? null
}

/** “In 2018,”, “From 1 January,”: the date of a whole clause. */
function askLead(clause: Clause, answer: QuestionToken): QuestionAndAnswer | null {
  const { lead, rest } = clause
  const ask = askFor(clause, lead[0])
  const isAlone = lead.filter((token) => !isSign(token)).length === 2 && lead[1] === answer
  if (!isAlone || ask === null || hasFigure(rest)) return null
  return asked(wordsInOrder({ ...clause, lead: [] }, ask, rest, 'inverted'), answer.text, wordsWithout(clause, answer))
}

/** “takes effect Jan. 1”: a day of the calendar needs no preposition in American English. */
const isBareDay = ({ text }: QuestionToken): boolean => /^(?:[A-Z][a-z]{2,8}\.? \d{1,2}|[A-Z][a-z]+day)\b/u.test(text)

/** The question that asks when. */
export function askDate(clause: Clause, at: number, tokens: readonly QuestionToken[]): QuestionAndAnswer | null {
  const answer = tokens[at]
  if (!answer) return null
  const main = mainVerb({ verb: clause.verb, before: clause.rest })
  if ([main, clause.verb].some(({ lemma }) => NO_EVENT.test(lemma)) || (isBe(main) && main === clause.verb)) return null
  if (clause.rest.some(({ text }) => /^(?:which|who|whether|how|if)$/i.test(text))) return null
  if (clause.lead.includes(answer)) return askLead(clause, answer)
  const earliest = askEarliest(clause, answer)
  if (earliest) return earliest
  const place = clause.rest.indexOf(answer)
  const isBare = place > 0 && isBareDay(answer) && isTagged(clause.rest[place - 1], 'NOUN', 'VERB', 'NAME', 'PROPN')
  const ask = isBare ? 'when' : askFor(clause, clause.rest[place - 1])
  if (place < 1 || ask === null || isTime(clause.lead)) return null
  const behindVerb = clause.rest.slice(0, isBare ? place : place - 1)
  // “raised it with effect from 1 August”
  const isInEffect = reads(behindVerb.at(-1), /^effect$/i) && reads(behindVerb.at(-2), /^with$/i)
  const before = isInEffect ? behindVerb.slice(0, -2) : behindVerb
  // “a pact that was signed in 2021”: the date is that of the pact.
  if (before.some((token) => reads(token, /^that$/i) || reads(token, COMPARES))) return null
  // “condemned the coup in Niger in 2023”
  const isPlaced = isTagged(before.at(-1), 'NAME') && isTagged(before.at(-2), 'ADP')
  const last = isPlaced ? before.at(-3) : before.at(-1)
  if (last && (DATED_NOUN.test(last.text) || last.tag === 'DATE')) return null
  const behind = clause.rest.slice(place + 1)
  if (behind.some((token) => reads(token, /^that$/i))) return null
  // “on Saturday night”
  const ofDay = /^(?:night|morning|afternoon|evening)$/i.test(behind[0]?.text ?? '') ? 1 : 0
  const left = [...before, ...withoutAside(behind.slice(ofDay))]
  if (left.some((token) => reads(token, /^further$/i))) return null
  if (hasFigure(left) || (ask === 'when' && left.some(({ tag }) => tag === 'DATE') && !isOfLead(before))) return null
  const words = joinedWords([answer, ...behind.slice(0, ofDay)])
  return asked(wordsInOrder(clause, ask, left, 'inverted'), words, wordsWithout(clause, answer))
}

/** Where no date stands before the answer, a later one is of something else: “took over in April …, since its founding in 1988”. */
const isOfLead = (before: readonly QuestionToken[]): boolean => !before.some(({ tag }) => tag === 'DATE')

/** The question that asks who did it. */
export function askPerson(clause: Clause, at: number, tokens: readonly QuestionToken[]): QuestionAndAnswer | null {
  const answer = tokens[at]
  const { subject, verb, rest, voice } = clause
  if (
    !answer ||
    answer.mention?.value !== answer.mention?.quote ||
    subject[0] !== answer ||
    isSpeech(verb) ||
    voice !== null
  )
    return null
  const isAlone = subject.length === 1 || (/^,$/.test(subject[1]?.text ?? '') && /^,$/.test(subject.at(-1)?.text ?? ''))
  // “took over the firm”: which?
  const isTelling = rest.some(({ tag }) => tag === 'NAME' || tag === 'PROPN')
  if (!isAlone || !isTelling || rest.length < 4 || isBe(verb)) return null
  if (rest.some(({ text }) => /^(?:his|her|he|she|him|they|their|it)$/i.test(text))) return null
  return asked(
    wordsInOrder({ ...clause, subject: [answer] }, 'who', rest, 'kept'),
    answer.text,
    wordsWithout(clause, answer),
  )
}
