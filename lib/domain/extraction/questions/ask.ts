import type { Mention } from '../mention'
import { type Clause, clauseHolding, isBe } from './clause'
import { countAsked, ofWhat, perWhat } from './counted'
import { figureInRest, figureInSubject } from './figures'
import { isSpeech } from './finite-verb'
import { beforeQuestion, copulaFor, inMidSentence, inversion, ownsClearly, printed, timeAtEnd } from './inverted'
import { isNamed, pointsBack } from './named'
import { nearness } from './parts'
import { mainVerb } from './predicate'
import { isSign, isTagged, joinedWords, type QuestionToken, reads } from './tokens'

/** A question with its answer in the words of the text. */
export type QuestionAndAnswer = { readonly front: string; readonly answer: string }

const MOST_WORDS = 32
const FEWEST_WORDS = 5
/** What limits what a clause says must not be left off. */
const LIMITS =
  /^(?:but |and |though |although )?(?:if|unless|provided|except|excluding|only|assuming|until|subject to|not|without)\b/iu

const isTime = (lead: readonly QuestionToken[]): boolean =>
  lead.some(({ tag }) => tag === 'DATE') && !lead.some(({ tag }) => tag === 'VERB' || tag === 'AUX') && lead.length <= 8

const ITSELF = /^(?:it|they|he|she|its|their|his|her)$/i

/** “How much did Harlan Tire say it had moved?”, where who says it is who did it. */
function insideVoice(
  { voice, holder, subject, verb, lead, rest: whole }: Clause,
  ask: string,
  rest: readonly QuestionToken[],
): string | null {
  if (!voice || !holder || lead.length > 0 || !ITSELF.test(subject[0]?.text ?? '') || !isNamed(voice)) return null
  if (pointsBack(subject.slice(1)) || whole.some(({ text }) => /^(?:him|them|this|these|those|such)$/i.test(text)))
    return null
  const turned = inversion(holder.verb, holder.rest)
  return (
    turned &&
    `${ask} ${turned.before} ${inMidSentence(voice)} ${joinedWords([...turned.behind, ...holder.rest])} ${inMidSentence(subject)} ${verb.text} ${joinedWords(rest)}`
  )
}

const IF = /^(?:if|unless|provided|assuming)$/i
/** With the condition that follows a clause: nothing that limits what it says is left off. */
function withCondition(clause: Clause): Clause | null {
  const words = clause.tail.filter(({ text }, at) => at > 0 || text !== ',')
  if (!LIMITS.test(joinedWords(words))) return clause
  const end = words.findIndex(({ text }) => /^[,;:–—]$/u.test(text))
  const condition = end < 0 ? words : words.slice(0, end)
  if (condition.length < 4 || !IF.test(condition[0]?.text ?? '')) return null
  return { ...clause, rest: [...clause.rest, ...condition], tail: [] }
}

/** The words of a question in their order; null where a subject or a voice names nobody, or the tense cannot be told. */
export function wordsInOrder(
  clause: Clause,
  ask: string,
  rest: readonly QuestionToken[],
  order: 'inverted' | 'kept' | 'copula',
): string | null {
  // “In August 1907, how many pickers did it bring in?”: “in” and “in August” do not stand side by side.
  const isStranded = /^(?:ADP|PART)$/.test(rest.at(-1)?.tag ?? '')
  const time = { ...clause, isLeadTime: isTime(clause.lead) && !isStranded }
  const opening = beforeQuestion(time)
  const embedded = order === 'inverted' ? insideVoice(clause, ask, rest) : null
  if (embedded !== null) return embedded
  if (opening === null || !isNamed(clause.subject, clause.lead) || !ownsClearly(clause.subject, rest, order === 'kept'))
    return null
  if (order === 'kept') return `${opening}${ask} ${clause.verb.text} ${joinedWords(rest)}${timeAtEnd(time)}`
  if (order === 'copula') {
    const copula = copulaFor(clause.verb, clause.subject)
    return (
      copula && `${opening}${ask} ${copula} ${inMidSentence(clause.subject)} ${joinedWords(rest)}${timeAtEnd(time)}`
    )
  }
  const turned = inversion(clause.verb, clause.rest)
  if (!turned) return null
  return `${opening}${ask} ${turned.before} ${inMidSentence(clause.subject)} ${joinedWords([...turned.behind, ...rest])}${timeAtEnd(time)}`
}

/** Whether a question says of whom, when or how much: “How many people were arrested?” could be asked of any text. */
const isTelling = (words: readonly QuestionToken[], front: string): boolean =>
  words.some(({ tag, text }) => /^(?:NAME|DATE|FIGURE|PROPN)$/.test(tag) || text.startsWith('[')) ||
  countWords(front) >= 10

const countWords = (words: string): number => words.split(' ').length

const wordsWithout = ({ lead, subject, rest, voice }: Clause, answer: QuestionToken): readonly QuestionToken[] =>
  [...lead, ...subject, ...rest, ...(voice ?? [])].filter((token) => token !== answer)

/** A question that a person could ask: not too short to say of what, nor too long to take in. */
export function asked(words: string | null, answer: string, of: readonly QuestionToken[]): QuestionAndAnswer | null {
  if (words === null) return null
  const front = printed(words)
  const length = countWords(front)
  if (!isTelling(of, front) || length < FEWEST_WORDS || length > MOST_WORDS) return null
  if (/[“”"()[\]]/u.test(front.replace(/\[[^\][]{1,60}\]/gu, ''))) return null
  return { front, answer }
}

/** “peak at 46 per cent of GDP”: what it is a share of belongs to the answer, where the question asks for a level. */
const ofWhole = (
  { mention }: QuestionToken,
  before: QuestionToken | undefined,
  behind: readonly QuestionToken[],
): number => {
  const isLevel = mention?.kind === 'percent' && reads(before, /^(?:at|to|by|from)$/i)
  return isLevel && reads(behind[1], /^(?:GDP|gross|national|output|capacity|income)$/i) ? ofWhat(behind) : 0
}

/** Without “, the centenary of the first day” behind a date. */
const withoutAside = (behind: readonly QuestionToken[]): readonly QuestionToken[] => (isSign(behind[0]) ? [] : behind)

/** Without “, to $3,150” and “, its lowest since 2022”: they would say too much of a figure. */
function withoutAfterthought(behind: readonly QuestionToken[]): readonly QuestionToken[] {
  const comma = behind.findIndex((token, at) => {
    const next = behind[at + 1]
    const saysMore = behind.slice(at + 1, at + 7).some((other) => isTagged(other, 'FIGURE', 'NUM'))
    return isSign(token, /^,$/) && (saysMore || reads(next, /^(?:its|their|the|a|an)$/i))
  })
  return comma < 0 ? behind : behind.slice(0, comma)
}

/** A figure as it stands in the middle of a sentence, without “only”. */
const small = (words: string): string => {
  const first = words.replace(/^\p{Lu}(?=\p{Ll}+(?:[ -]|$))/u, (letter) => letter.toLowerCase())
  return first.replace(/^(?:only|just|already) /u, '')
}

/** “Of the tonnes mined in 2023, 30% passed through its books”: of what the lead says. */
const isPartOfLead = ({ lead }: Clause, behind: readonly QuestionToken[]): boolean =>
  /^of$/i.test(lead[0]?.text ?? '') && behind.length === 0 && !pointsBack(lead)

/** “There are 57 vets in Tahoua”: how many are there? */
function askThere(clause: Clause, answer: QuestionToken): QuestionAndAnswer | null {
  const at = clause.rest.indexOf(answer)
  const near = nearness(clause.rest.slice(0, Math.max(0, at)))
  if (clause.subject.length !== 1 || at !== near || !isBe(clause.verb)) return null
  const asks = countAsked(answer, withoutAfterthought(clause.rest.slice(at + 1)))
  if (!asks) return null
  const kept = { ...clause, subject: [answer] }
  const there = { ...clause.verb, text: `${clause.verb.text} there` }
  return asked(
    wordsInOrder({ ...kept, verb: there }, asks.ask, asks.rest, 'kept'),
    small(joinedWords(clause.rest.slice(0, at + 1))),
    wordsWithout(clause, answer),
  )
}

function askFigure(clause: Clause, at: number, tokens: readonly QuestionToken[]): QuestionAndAnswer | null {
  const answer = tokens[at]
  if (!answer) return null
  if (/^there$/i.test(clause.subject[0]?.text ?? '')) return askThere(clause, answer)
  const inSubject = clause.subject.indexOf(answer)
  const inRest = clause.rest.indexOf(answer)
  const stretch = inSubject >= 0 ? clause.subject : clause.rest
  const place = inSubject >= 0 ? inSubject : inRest
  if (place < 0) return null
  const near = nearness(stretch.slice(0, place))
  const before = stretch.slice(0, place - near)
  const isCount = answer.mention?.kind === 'count'
  const each =
    (isCount ? 0 : perWhat(stretch.slice(place + 1))) || ofWhole(answer, before.at(-1), stretch.slice(place + 1))
  const words = small(joinedWords(stretch.slice(place - near, place + 1 + each)))
  const parts = { verb: clause.verb, before, answer, behind: withoutAfterthought(stretch.slice(place + 1 + each)) }
  if (isPartOfLead(clause, parts.behind) && inSubject === near) {
    const share = `what share ${inMidSentence(clause.lead).replace(/,$/u, '')}`
    return asked(
      wordsInOrder({ ...clause, lead: [], subject: [answer] }, share, clause.rest, 'kept'),
      words,
      wordsWithout(clause, answer),
    )
  }
  if (inSubject >= 0 && clause.rest.length === 0) return null
  const question = inSubject >= 0 ? figureInSubject({ ...parts, rest: clause.rest }) : figureInRest(parts)
  if (!question) return null
  // The subject is what is asked for; it needs no name of its own.
  const named = question.order === 'kept' ? { ...clause, subject: [answer] } : clause
  return asked(wordsInOrder(named, question.ask, question.rest, question.order), words, wordsWithout(clause, answer))
}

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

function askDate(clause: Clause, at: number, tokens: readonly QuestionToken[]): QuestionAndAnswer | null {
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
  if (clause.rest.some(({ tag }) => tag === 'FIGURE')) return null
  const behind = clause.rest.slice(place + 1)
  // “on Saturday night”
  const ofDay = /^(?:night|morning|afternoon|evening)$/i.test(behind[0]?.text ?? '') ? 1 : 0
  const left = [...before, ...withoutAside(behind.slice(ofDay))]
  const words = joinedWords([answer, ...behind.slice(0, ofDay)])
  return asked(wordsInOrder(clause, 'when', left, 'inverted'), words, wordsWithout(clause, answer))
}

function askPerson(clause: Clause, at: number, tokens: readonly QuestionToken[]): QuestionAndAnswer | null {
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

const DONE: Readonly<Record<string, string>> = {
  kill: 'killed',
  injure: 'injured',
  wound: 'wounded',
  displace: 'displaced',
  destroy: 'destroyed',
  damage: 'damaged',
}

/** “A dam burst in Peru, killing 38 people”: how many people were killed when it did? */
function askToll({ subject, verb, rest, tail, voice, lead }: Clause, answer: QuestionToken): QuestionAndAnswer | null {
  const at = tail.indexOf(answer)
  const near = nearness(tail.slice(0, at))
  const done = DONE[tail[1]?.lemma ?? '']
  if (!done || voice || lead.length > 0 || !reads(tail[0], /^,$/) || !reads(tail[1], /ing$/i) || at - near !== 2)
    return null
  const asks = countAsked(answer, tail.slice(at + 1, at + 1))
  if (!asks || !isNamed(subject)) return null
  const words = `${asks.ask} were ${done} when ${inMidSentence(subject)} ${verb.text} ${joinedWords(rest)}`
  return asked(words, small(joinedWords(tail.slice(2, at + 1))), [...subject, ...rest])
}

/** The toll in what follows a clause: “…, killing 38 people and leaving 112 missing”. */
function tollOf(tokens: readonly QuestionToken[], at: number): QuestionAndAnswer | null {
  const answer = tokens[at]
  const comma = tokens.findLastIndex((token, place) => place < at && reads(token, /^,$/))
  const clause = clauseHolding(tokens, tokens[comma - 1])
  return answer && clause?.tail.includes(answer) ? askToll(clause, answer) : null
}

/**
 * The question that a sentence answers with one of its tokens, and the answer in the words of the text: “How many
 * tonnes of wheat did Egypt import in 2021?”. Null wherever the sentence is not understood for certain: no question is
 * better than a bad one.
 */
export function questionFor(tokens: readonly QuestionToken[], mention: Mention): QuestionAndAnswer | null {
  const at = tokens.findIndex((token) => token.mention === mention)
  const found = at < 0 ? null : clauseHolding(tokens, tokens[at])
  const clause = found && withCondition(found)
  if (!clause) return mention.kind === 'count' ? tollOf(tokens, at) : null
  if (mention.kind === 'date') return askDate(clause, at, tokens)
  if (mention.kind === 'person') return askPerson(clause, at, tokens)
  if (mention.kind === 'money' || mention.kind === 'percent' || mention.kind === 'count')
    return askFigure(clause, at, tokens)
  return null
}
