import { type Clause, clauseHolding, isBe } from './clause'
import { countAsked, ofWhat, perWhat } from './counted'
import { figureInRest, figureInSubject } from './figures'
import { beforeQuestion, inMidSentence, isPluralHead } from './inverted'
import { isNamed, pointsBack } from './named'
import { nearness } from './parts'
import { asked, type QuestionAndAnswer, wordsInOrder, wordsWithout } from './phrasing'
import { isSign, isTagged, joinedWords, type QuestionToken, reads } from './tokens'

/** “peak at 46 per cent of GDP”: what it is a share of belongs to the answer, where the question asks for a level. */
const ofWhole = (
  { mention }: QuestionToken,
  before: QuestionToken | undefined,
  behind: readonly QuestionToken[],
): number => {
  const isLevel = mention?.kind === 'percent' && reads(before, /^(?:at|to|by|from)$/i)
  return isLevel && reads(behind[1], /^(?:GDP|gross|national|output|capacity|income)$/i) ? ofWhat(behind) : 0
}

/** “, most of them”, “, equivalent to the harvest of 800,000 farms” */
const AFTERTHOUGHT =
  /^(?:its|their|the|a|an|equivalent|equal|enough|roughly|about|or|worth|most|many|some|half|below|above|within|all|mostly|mainly|chiefly|nearly|almost)$/i

/** “, British aid by almost half”: another subject without its verb. */
const isGapped = (words: readonly QuestionToken[]): boolean =>
  words.some((token, at) => at > 0 && reads(token, /^(?:by|to)$/i)) &&
  !words.some((token) => isTagged(token, 'VERB', 'AUX', 'CCONJ'))

/** Without “, to $3,150” and “, its lowest since 2022”: they would say too much of a figure. */
function withoutAfterthought(behind: readonly QuestionToken[]): readonly QuestionToken[] {
  const comma = behind.findIndex((token, at) => {
    const next = behind[at + 1]
    const saysMore = behind.slice(at + 1, at + 7).some((other) => isTagged(other, 'FIGURE', 'NUM'))
    return isSign(token, /^,$/) && (saysMore || reads(next, AFTERTHOUGHT) || isGapped(behind.slice(at + 1)))
  })
  return comma < 0 ? behind : withoutOpenClause(behind.slice(0, comma))
}

/** Without “since trawlers” of “since trawlers, most of them old, returned”. */
function withoutOpenClause(behind: readonly QuestionToken[]): readonly QuestionToken[] {
  const from = behind.findIndex(
    (token, at) =>
      reads(token, /^(?:since|when|after|because|while|as|once|until)$/i) && !isTagged(behind[at + 1], 'DATE'),
  )
  const isOpen = from >= 0 && !behind.slice(from).some((token) => isTagged(token, 'VERB', 'AUX'))
  return isOpen ? behind.slice(0, from) : behind
}

/** Without “to raise” of “to raise, conserve and display the finds”: of what, the words that were cut said. */
function withoutOpenPurpose(
  behind: readonly QuestionToken[],
  tail: readonly QuestionToken[],
): readonly QuestionToken[] {
  const isOpen = isTagged(behind.at(-1), 'VERB') && isTagged(behind.at(-2), 'PART') && reads(tail[0], /^,$/)
  return isOpen ? behind.slice(0, -2) : behind
}

/** A figure as it stands in the middle of a sentence, without “only”. */
const small = (words: string): string => {
  const first = words.replace(/^(?!Rs\b)\p{Lu}(?=\p{Ll}+(?:[ -]|$))/u, (letter) => letter.toLowerCase())
  return first.replace(/^(?:only|just|already|a total of) /iu, '')
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

/** The question that asks for a figure of a clause. */
export function askFigure(clause: Clause, at: number, tokens: readonly QuestionToken[]): QuestionAndAnswer | null {
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
  const parts = {
    verb: clause.verb,
    before,
    answer,
    behind: withoutOpenPurpose(withoutAfterthought(stretch.slice(place + 1 + each)), clause.tail),
  }
  if (isPartOfLead(clause, parts.behind) && inSubject === near) {
    const share = `what share ${inMidSentence(clause.lead).replace(/,$/u, '')}`
    return asked(
      wordsInOrder({ ...clause, lead: [], subject: [answer] }, share, clause.rest, 'kept'),
      words,
      wordsWithout(clause, answer),
    )
  }
  const { lead } = clause
  const isOfGroup =
    lead.some(({ mention }) => mention?.kind === 'count') && /^(?:in|among|at)$/i.test(lead[0]?.text ?? '')
  if (
    answer.mention?.kind === 'percent' &&
    inSubject === near &&
    parts.behind.length === 0 &&
    isOfGroup &&
    !pointsBack(lead)
  )
    return asked(
      wordsInOrder({ ...clause, subject: [answer] }, 'what share', clause.rest, 'kept', { keepsLead: true }),
      words,
      wordsWithout(clause, answer),
    )
  if (inSubject >= 0 && clause.rest.length === 0) return null
  // “The exchange was up 0.6%”: nobody asks what it was.
  if (isBe(clause.verb) && reads(tokens[at - 1], /^(?:up|down)$/i)) return null
  // “costs $180 an acre; the fire cost $2,900”: an acre too, which it does not say again.
  const isForEach = (token: QuestionToken, place: number) =>
    place < at && token.mention?.kind === 'money' && perWhat(tokens.slice(place + 1)) > 0
  if (each === 0 && answer.mention?.kind === 'money' && tokens.some(isForEach)) return null
  const question = inSubject >= 0 ? figureInSubject({ ...parts, rest: clause.rest }) : figureInRest(parts)
  if (!question) return null
  // “What are foreign exchange reserves?” asks what the word means.
  const isStock =
    question.ask === 'what' && isBe(clause.verb) && question.rest.length < 4 && isPluralHead(clause.subject)
  const ask = isStock ? 'how large' : question.ask
  // The subject is what is asked for; it needs no name of its own.
  const named = question.order === 'kept' ? { ...clause, subject: [answer] } : clause
  return asked(wordsInOrder(named, ask, question.rest, question.order), words, wordsWithout(clause, answer))
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
  const opening = beforeQuestion({ voice, lead, isLeadTime: false })
  if (!done || opening === null || !reads(tail[0], /^,$/) || !reads(tail[1], /ing$/i) || at - near !== 2) return null
  const asks = countAsked(answer, tail.slice(at + 1, at + 1))
  if (!asks || !isNamed(subject)) return null
  const words = `${opening}${asks.ask} were ${done} when ${inMidSentence(subject)} ${verb.text} ${joinedWords(rest)}`
  return asked(words, small(joinedWords(tail.slice(2, at + 1))), [...subject, ...rest])
}

/** The toll in what follows a clause: “…, killing 38 people and leaving 112 missing”. */
export function tollOf(tokens: readonly QuestionToken[], at: number): QuestionAndAnswer | null {
  const answer = tokens[at]
  const comma = tokens.findLastIndex((token, place) => place < at && reads(token, /^,$/))
  const clause = clauseHolding(tokens, tokens[comma - 1])
  return answer && clause?.tail.includes(answer) ? askToll(clause, answer) : null
}
