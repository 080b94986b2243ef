import { isBe } from './clause'
import { countAsked, ofWhat } from './counted'
import { type FigureQuestion, inverted, type Rule } from './figure-question'
import { measureAsked } from './measures'
import { withoutParallel } from './parallel'
import type { Parts } from './parts'
import { type Predicate, predicateOf } from './predicate'
import { wholeOfShare } from './shares'
import { sized } from './sizes'
import { isSign, isTagged, joinedWords, type QuestionToken, reads } from './tokens'

const RISES =
  /^(?:rise|fall|grow|drop|decline|climb|jump|shrink|slip|increase|decrease|soar|plunge|widen|narrow|ease|expand|contract|surge|slide|tumble|advance|strengthen|weaken|dip|rebound|swell|dwindle|slow|accelerate|quicken|cool|deepen)$/
const MOVES =
  /^(?:cut|raise|lower|reduce|increase|trim|lift|push|bring|expand|take|slash|extend|upgrade|downgrade|revise|widen|narrow)$/
const REACHES = /^(?:reach|hit|touch|total|average|return|yield)$/
/** What is worth so much is so much: “stood at 6%” asks what it was. */
const IS_WORTH = /^(?:stand|amount|come|run|equal)$/
const NEEDS_PREPOSITION = /^(?:stand|amount|come|run)$/
/** “passed $1 billion” says that it was more. */
const PASSES = /^(?:pass|exceed|top|beat|near|approach|surpass|outstrip)$/
const RECEIVES = /^(?:pay|promise|lend|give|cost|fine|owe|save|offer|award|grant|charge|earn|send|bring|allocate|loan)$/
const KEEPS = /^(?:keep|hold|leave|retain|maintain|set|fix|cap|peak|open|close|trade|end|settle|level|start|begin)$/
const SHARE_BEHIND = /^(?:for|from|in|behind|with|on|to)$/
const PUTS = /^(?:put|value|price|estimate|project|forecast)$/
/** Behind a figure: it tells when, or it goes on as a comparison. */
const LATER = /^(?:later|earlier|ago|before|after|old|away|long|such|more|fewer|less)$/i
const COMPARED = /^(?:than|and|or|as|a|an|the|every|per|each|further)$/i

/** “another $120 million”: how much more? */
const more: Rule = (predicate, kind) => {
  if (kind !== 'money' || !reads(predicate.before.at(-1), /^another$/i)) return null
  const asked = figureInRest({ ...predicate, before: predicate.before.slice(0, -1) })
  return asked?.ask === 'how much' ? { ...asked, ask: 'how much more' } : null
}

/** “is 13 percent heavier than planned” */
const compared: Rule = ({ isDirect, behind, left }, kind) =>
  kind === 'percent' && isDirect && /er$|^(?:more|less)$/i.test(behind[0]?.text ?? '') && reads(behind[1], /^than$/i)
    ? inverted('by how much', left)
    : null

/** “rose by a third, from 9 tonnes in 2021 to 41”: what did it rise to, from 9 tonnes? */
const levelReached: Rule = ({ before, behind, object, preposition, main }, kind) => {
  if (preposition !== 'to' || !(RISES.test(main.lemma) || (kind !== 'count' && MOVES.test(main.lemma)))) return null
  const verbs = before.slice(0, before.length - object.length)
  const words = object.slice(0, -1)
  const cut = words.findIndex((token) => isTagged(token, 'FIGURE') || reads(token, /^(?:from|by|,)$/i))
  const what = cut < 0 ? words : words.slice(0, cut)
  const from = words.findIndex((token) => reads(token, /^from$/i))
  // “fell to a third of their usual level”
  const whole = kind === 'percent' && reads(behind[0], /^of$/i) ? ofWhat(behind) : 0
  if (whole > 0 && cut < 0)
    return inverted(`to what share ${joinedWords(behind.slice(0, whole))}`, [...verbs, ...what, ...behind.slice(whole)])
  const origin = from < 0 ? [] : words.slice(from).filter((token) => !isSign(token))
  const when = from >= 0 || cut < 0 ? [] : whenIn(words.slice(cut))
  const isDouble = from >= 0 && behind.some((token) => reads(token, /^from$/i))
  const to = object.at(-1)
  if (!to || isDouble || what.some((token) => isTagged(token, 'VERB'))) return null
  // “brought in €302 million, equivalent to 7%”: no level that something was brought to.
  const pause = words.findLastIndex((token) => isSign(token))
  if (pause >= 0 && pause < words.length - 1 && !reads(words[pause + 1], /^from$/i)) return null
  if (origin.filter((token) => isTagged(token, 'FIGURE')).length > 1) return null
  const behindIt = withoutEarlier(behind)
  const isFrom = origin.length > 0 || behindIt.some((token) => reads(token, /^from$/i))
  return isFrom
    ? inverted('to what level', [...verbs, ...what, ...origin, ...when, ...behindIt])
    : inverted('what', [...verbs, ...what, to, ...when, ...behindIt])
}

/** “in August” of what stands before a figure. */
const whenIn = (words: readonly QuestionToken[]): readonly QuestionToken[] =>
  words.flatMap((token, at) =>
    isTagged(token, 'DATE') && isTagged(words[at - 1], 'ADP') ? words.slice(at - 1, at + 1) : [],
  )

/** “in 2025 from 610,000 three years earlier”: what it was before is counted from the answer. */
function withoutEarlier(behind: readonly QuestionToken[]): readonly QuestionToken[] {
  const from = behind.findIndex((token) => reads(token, /^from$/i))
  const isCounted = behind.slice(from).some((token) => reads(token, /^(?:earlier|before|previously)$/i))
  return from >= 0 && isCounted ? behind.slice(0, from) : behind
}

const changed: Rule = ({ main, answer, preposition, object, before, behind, isDirect, left }, kind) => {
  const isSecond = object.some((token) => isTagged(token, 'FIGURE'))
  const isBy =
    preposition === 'by' && !isSecond && (RISES.test(main.lemma) ? object.length === 1 : MOVES.test(main.lemma))
  if (isBy) {
    const asks = kind === 'count' && !isPoints(answer) ? countAsked(answer, behind) : null
    if (asks) return inverted(`by ${asks.ask}`, [...before.slice(0, -1), ...asks.rest])
    if (kind !== 'count' || isPoints(answer)) return inverted('by how much', [...before.slice(0, -1), ...behind])
  }
  // “dropped a fifth of its flights” says what share it dropped.
  if (kind === 'count' ? !isPoints(answer) : wholeOfShare(answer, behind) !== null) return null
  return RISES.test(main.lemma) && isDirect ? inverted('by how much', left) : null
}

/** “180 basis points”, “two percentage points”: by how much a share changed. */
const isPoints = ({ mention }: QuestionToken): boolean => /\bpoints?$/iu.test(mention?.quote ?? '')

const worth: Rule = ({ main, verb, object, preposition, answer, before, behind, isDirect, left }, kind) => {
  const needed = NEEDS_PREPOSITION.test(main.lemma)
  const isReached =
    IS_WORTH.test(main.lemma) &&
    object.length === (needed ? 1 : 0) &&
    (!needed || /^(?:at|to)$/.test(preposition ?? ''))
  // “the number of cases could reach 150,000”
  if (kind === 'count' && REACHES.test(main.lemma) && isDirect && !answer.mention?.unit) return inverted('what', left)
  if (kind === 'count') {
    const asks = isReached && !RISES.test(main.lemma) ? countAsked(answer, behind) : null
    return asks && inverted(asks.ask, [...before, ...asks.rest])
  }
  // “reached 3.4% of GDP”
  const whole = kind === 'percent' && reads(behind[0], /^of$/i) ? ofWhat(behind) : 0
  if (REACHES.test(main.lemma) && isDirect)
    return whole === 0
      ? inverted('what', left)
      : inverted(`what share ${joinedWords(behind.slice(0, whole))}`, [...before, ...behind.slice(whole)])
  if (isBe(main) && isDirect) return inverted('what', left)
  // “The title is worth $1.5 million”
  if (isBe(main) && kind === 'money' && object.length === 1 && reads(object[0], /^worth$/i))
    return inverted('how much', left)
  return isReached && main === verb ? { ask: 'what', rest: behind, order: 'copula' } : null
}

const isPartOfName = ({ tag, text }: QuestionToken): boolean =>
  ['DET', 'ADJ', 'NOUN', 'NAME', 'PROPN', 'PRON'].includes(tag) || /^(?:’s|'s|’)$/.test(text)

/** “spent €4 million on tanks”, “paid farms £215m”. */
const paid: Rule = ({ main, isDirect, object, before, behind, left }, kind) => {
  if (kind !== 'money' || PASSES.test(main.lemma) || REACHES.test(main.lemma) || isBe(main)) return null
  // “withhold $1.7 billion that the Navy has requested”: what it was to be is told beside.
  if (isDirect && reads(behind[0], /^(?:that|which)$/i)) return before.length > 2 ? inverted('how much', before) : null
  if (isDirect)
    return isTagged(behind[0], 'NOUN', 'ADJ') || reads(behind[0], /^(?:of|who)$/i) ? null : inverted('how much', left)
  const isReceiver =
    !isTagged(object.at(-1), 'ADP') &&
    object.every((token) => isPartOfName(token) || reads(token, /^(?:in|of|from|at|and)$/i))
  return isReceiver && RECEIVES.test(main.lemma) ? inverted('how much', left) : null
}

const shared: Rule = ({ isDirect, answer, object, before, behind, main, preposition }, kind) => {
  const whole = kind === 'percent' && !isBe(main) ? wholeOfShare(answer, behind) : null
  if (!whole) return null
  const rest = behind.slice(whole.taken)
  // “a quarter of the power that they use at peak”: which power, only the words behind it say.
  if (reads(rest[0], /^(?:that|which|who)$/i))
    return isDirect ? inverted(`what share ${whole.words} ${joinedWords(rest)}`, before) : null
  if (isDirect) return inverted(`what share ${whole.words}`, [...before, ...rest])
  // “account for a third of the exports”: for what share do they?
  if (preposition === null || !SHARE_BEHIND.test(preposition) || object.some((token) => isSign(token))) return null
  // “What share of the tonnage does the company stand behind?”
  if (rest.every((token, at) => (at === 0 ? isTagged(token, 'ADP') : isPartOfName(token))))
    return inverted(`what share ${whole.words} ${joinedWords(rest)}`.trim(), before)
  return inverted(`${preposition} what share ${whole.words}`, [...before.slice(0, -1), ...rest])
}

/** “a 90-day pause”: how long a pause? */
const measured: Rule = (predicate) => {
  const { before, behind, object } = predicate
  const asks = object.length === 1 ? measureAsked(predicate) : null
  if (!asks) return null
  // “a 30km-deep strip of airspace”
  const after = behind.slice(asks.taken)
  if (after.some((token) => reads(token, /^(?:that|which|who)$/i))) return null
  const of = ofWhat(after)
  return inverted(`${asks.ask} ${joinedWords(after.slice(0, of))}`.trim(), [...before.slice(0, -1), ...after.slice(of)])
}

const counted: Rule = ({ isDirect, main, answer, before, behind }, kind) => {
  const asks =
    kind === 'count' && isDirect && !isBe(main) && !RISES.test(main.lemma) ? countAsked(answer, behind) : null
  return asks && inverted(asks.ask, [...before, ...asks.rest])
}

const priced: Rule = ({ preposition, main, before, behind }, kind) => {
  const left = [...before.slice(0, -1), ...behind]
  if (kind === 'count' || reads(behind[0], /^of$/i)) return null
  if (preposition === 'for' && kind === 'money' && !isBe(main)) return inverted('for how much', left)
  if (preposition !== 'at') return null
  if (PUTS.test(main.lemma)) return inverted('at what figure', left)
  return KEEPS.test(main.lemma) ? inverted('at what level', left) : null
}

const RULES: readonly Rule[] = [
  more,
  compared,
  measured,
  levelReached,
  changed,
  worth,
  sized,
  paid,
  shared,
  counted,
  priced,
]

/** Whether the words around a figure make it one side of a comparison, of a list or of a range. */
function isHalf({ verb, before, answer, behind, preposition, isDirect, main }: Predicate, kind: string): boolean {
  const [next, after] = behind
  if (reads(before.at(-1), COMPARED) && measureAsked({ verb, before, answer, behind }) === null) return true
  if (reads(next, /^(?:-|and|or)$/i) || (kind === 'percent' && reads(next, /^(?:per|a|an|each)$/i))) return true
  // “widened by 180 basis points to 43.6pc”: by how much, and to what.
  const isRise = isDirect && RISES.test(main.lemma)
  if (reads(next, /^to$/i) && isTagged(after, 'FIGURE', 'NUM') && preposition !== 'by' && !isRise) return true
  if (reads(next, LATER) && !reads(after, /^than$/i)) return true
  if (before.some((token) => isSign(token)) && preposition !== 'to') return true
  // “$95 million in a dry year and $40 million in a wet one”
  return behind.some((token, at) => isTagged(token, 'FIGURE') && reads(behind[at - 1], /^(?:and|or|but)$/i))
}

/** “$700 million and a margin of 12%”: without the second thing. */
const withoutSecond = (parts: Parts): Parts =>
  reads(parts.behind[0], /^and$/i) && reads(parts.behind[1], /^(?:an?|the|its|their)$/i)
    ? { ...parts, behind: [] }
    : parts

/** “passed, by 214 votes to 98, a levy of 1.5 per cent”: without what stands between commas and says only how. */
function withoutPause(parts: Parts): Parts {
  const { before } = parts
  const from = before.findIndex((token) => reads(token, /^,$/))
  const to = before.findIndex((token, at) => at > from && reads(token, /^,$/))
  const inside = before.slice(from + 1, to)
  const isAside =
    from >= 0 &&
    to > from &&
    isTagged(inside[0], 'ADP') &&
    !inside.some((token) => isTagged(token, 'VERB', 'AUX', 'SCONJ'))
  return isAside ? { ...parts, before: [...before.slice(0, from), ...before.slice(to + 1)] } : parts
}

/** A figure in the predicate of a clause. */
export function figureInRest(parts: Parts): FigureQuestion | null {
  const kind = parts.answer.mention?.kind
  const single = withoutParallel(withoutSecond(withoutPause(parts)))
  const predicate = single && predicateOf(single)
  if (!predicate || (kind !== 'money' && kind !== 'percent' && kind !== 'count') || isHalf(predicate, kind)) return null
  // “30 per cent owned”, “€5 million larger”: half of a phrase.
  const next = predicate.behind
  if (kind !== 'count' && isTagged(next[0], 'ADJ', 'VERB') && !reads(next[1], /^than$/i)) return null
  for (const rule of RULES) {
    const asked = rule(predicate, kind)
    if (asked) return asked
  }
  return null
}

const goesOn = (token: QuestionToken): boolean =>
  isSign(token) || isTagged(token, 'VERB', 'AUX', 'SCONJ', 'CCONJ') || reads(token, /^(?:that|which|who)$/i)

/** A figure that the subject opens with: “About 400 people fled”, “Two-thirds of the applications have …”. */
export function figureInSubject({ answer, before, behind, rest = [] }: Parts): FigureQuestion | null {
  const kind = answer.mention?.kind
  if (before.length > 0) return null
  // “One in three of the households that live from fishing would …”: nothing changes places.
  if (kind === 'percent' && reads(behind[0], /^of$/i) && ofWhat(behind) > 0 && !behind.some((token) => isSign(token)))
    return { ask: `what share ${joinedWords(behind)}`, rest, order: 'kept' }
  if (behind.some(goesOn)) return null
  const whole = kind === 'percent' ? wholeOfShare(answer, behind) : null
  if (whole) return { ask: `what share ${whole.words} ${joinedWords(behind.slice(whole.taken))}`, rest, order: 'kept' }
  if (kind === 'money' && reads(behind[0], /^of$/i) && isTagged(behind[1], 'DET', 'PRON'))
    return { ask: `how much ${joinedWords(behind)}`, rest, order: 'kept' }
  if (kind === 'money' && behind.length === 0) return { ask: 'how much', rest, order: 'kept' }
  const asks = kind === 'count' ? countAsked(answer, behind) : null
  return asks && { ask: `${asks.ask} ${joinedWords(asks.rest)}`, rest, order: 'kept' }
}
