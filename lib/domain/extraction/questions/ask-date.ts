import { type Clause, isBe } from './clause'
import { isSpeech } from './finite-verb'
import { asked, isTime, type QuestionAndAnswer, wordsInOrder, wordsWithout } from './phrasing'
import { mainVerb } from './predicate'
import { isSign, joinedWords, type QuestionToken, reads } from './tokens'

/** Without “, the centenary of the first day” behind a date. */
const withoutAside = (behind: readonly QuestionToken[]): readonly QuestionToken[] => (isSign(behind[0]) ? [] : behind)

const WHEN_IN = /^(?:in|on|during|at)$/i
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
  /^(?:include|contain|mean|remain|seem|appear|know|like|want|need|own|say|tell|warn|argue|note|think|believe|expect|estimate|report|announce)$/
/** Nouns with a date of their own: “condemned the coup in 2021” may date either. */
const DATED_NOUN =
  /^(?:coup|war|election|elections|crisis|summit|agreement|treaty|invasion|vote|referendum|meeting|conference|attack|speech|report|protest|protests|imports|exports|output|production|budget|deal|conflict|pandemic|average|level|levels|figure|peak)$/i

/** The question that asks when. */
export function askDate(clause: Clause, at: number, tokens: readonly QuestionToken[]): QuestionAndAnswer | null {
  const answer = tokens[at]
  if (!answer) return null
  const main = mainVerb({ verb: clause.verb, before: clause.rest })
  if ([main, clause.verb].some(({ lemma }) => NO_EVENT.test(lemma)) || (isBe(main) && main === clause.verb)) return null
  if (clause.rest.some(({ text }) => /^(?:that|which|who|whether|how|if)$/i.test(text))) return null
  const inLead = clause.lead.indexOf(answer)
  if (inLead >= 0) {
    const [first] = clause.lead
    const isAlone = clause.lead.length === 3 && inLead === 1 && WHEN_IN.test(first?.text ?? '')
    if (!isAlone) return null
    if (clause.rest.some(({ tag }) => tag === 'FIGURE')) return null
    return asked(
      wordsInOrder({ ...clause, lead: [] }, 'when', clause.rest, 'inverted'),
      answer.text,
      wordsWithout(clause, answer),
    )
  }
  const earliest = askEarliest(clause, answer)
  if (earliest) return earliest
  const place = clause.rest.indexOf(answer)
  const preposition = clause.rest[place - 1]
  if (place < 1 || !preposition || !WHEN_IN.test(preposition.text) || isTime(clause.lead)) return null
  const before = clause.rest.slice(0, place - 1)
  const last = before.at(-1)
  if (last && (DATED_NOUN.test(last.text) || last.tag === 'DATE')) return null
  const behind = clause.rest.slice(place + 1)
  // “on Saturday night”
  const ofDay = /^(?:night|morning|afternoon|evening)$/i.test(behind[0]?.text ?? '') ? 1 : 0
  const left = [...before, ...withoutAside(behind.slice(ofDay))]
  if (left.some(({ tag }) => tag === 'FIGURE')) return null
  const words = joinedWords([answer, ...behind.slice(0, ofDay)])
  return asked(wordsInOrder(clause, 'when', left, 'inverted'), words, wordsWithout(clause, answer))
}

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
