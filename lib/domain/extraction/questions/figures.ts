import { isBe } from './clause'
import type { Parts } from './parts'
import { isSign, reads, type Token, wordsOf } from './tokens'

const RISES =
  /^(?:rise|fall|grow|drop|decline|climb|jump|shrink|slip|increase|decrease|soar|plunge|widen|narrow|ease|expand|contract|surge|slide|tumble|advance|strengthen|weaken|dip|rebound|swell|dwindle)$/
const MOVES =
  /^(?:cut|raise|lower|reduce|increase|trim|lift|push|bring|expand|take|slash|extend|upgrade|downgrade|revise)$/
const COMES_TO = /^(?:reach|hit)$/
/** What is worth so much is so much: “stood at 6%” asks what it was. */
const IS_WORTH = /^(?:stand|amount|come|run|total|average|equal)$/
const NEEDS_PREPOSITION = /^(?:stand|amount|come|run)$/
/** “passed $1 billion” says that it was more. */
const PASSES = /^(?:pass|exceed|top|beat|near|approach|surpass|outstrip)$/
const RECEIVES = /^(?:pay|lend|give|cost|fine|owe|save|offer|award|grant|charge|earn|send|bring|allocate|loan)$/
const LATER = /^(?:later|earlier|ago|before|after|old|away|long|such|more|fewer|less)$/i
const PART_OF = /^(?:of)$/i
/** What is large or small: “a deposit of €10,000”. */
const SIZED =
  /^(?:loan|deal|contract|package|fund|budget|fine|grant|cut|rise|increase|deficit|surplus|investment|deposit|loss|profit|fee|levy|tax|tariff|stake|fall|drop|payment|subsidy|debt|penalty|share|programme|program|bond|bailout|donation|bonus|credit|reserve|shortfall|discount|premium|dividend|gap|force|fleet|team|crew|garrison|bill|order|settlement|award)$/

const isPlural = ({ text, lemma }: Token): boolean => text.toLowerCase() !== lemma

/** The number and the unit of a count: “11.6 million” and “tonnes”. */
const NUMBER =
  /^(?:(?:[\d.,]+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|hundred|thousand|million|billion|trillion|dozen|half|quarter|hundreds|thousands|millions|dozens|of|and|to|or|between|[-–])(?=\s|$)\s*|[\d.,]+(?:m|bn|k)\s+)+/iu

function unitOf({
  answer,
  behind,
}: Pick<Parts, 'answer' | 'behind'>): { readonly unit: string; readonly taken: number } | null {
  const quote = answer.text
  const unit = quote.replace(NUMBER, '').trim()
  if (/\d/u.test(unit) || /\b(?:such|these|those|other|more|times?)\b/iu.test(unit)) return null
  const nouns = behind.findIndex(({ tag }) => !['NOUN', 'ADJ'].includes(tag))
  const taken = nouns < 0 ? behind.length : nouns
  if (unit !== '') return taken > 0 ? null : { unit, taken: 0 }
  const last = behind[taken - 1]
  if (taken === 0 || taken > 3 || !last || last.tag !== 'NOUN' || !isPlural(last)) return null
  return { unit: wordsOf(behind.slice(0, taken)), taken }
}

/** “of wheat”, “of the electorate”: how many of the next tokens say of what. */
function ofWhat(tokens: readonly Token[]): number {
  if (!reads(tokens[0], PART_OF)) return 0
  let at = 1
  while (at < tokens.length) {
    const token = tokens[at]
    const isPhrase =
      token &&
      (['DET', 'ADJ', 'NOUN', 'PROPN', 'NAME', 'NUM', 'PRON'].includes(token.tag) ||
        /^(?:’s|'s|’|of)$/.test(token.text))
    if (!isPhrase || reads(token, /^(?:who|that|which|whom)$/i)) break
    at += 1
  }
  return at > 1 ? at : 0
}

/** “how many tonnes of wheat”, and what of the words behind the count is left. */
export function countAsked(
  answer: Token,
  behind: readonly Token[],
): { readonly ask: string; readonly rest: readonly Token[] } | null {
  const unit = answer.mention?.kind === 'count' ? unitOf({ answer, behind }) : null
  if (!unit) return null
  const after = behind.slice(unit.taken)
  const taken = ofWhat(after)
  if (reads(after[taken], /^(?:who|that|which|whose)$/i)) return null
  return { ask: `how many ${unit.unit} ${wordsOf(after.slice(0, taken))}`.trim(), rest: after.slice(taken) }
}

/** What asks for a figure, with what of the clause is left behind it. */
export type FigureQuestion = {
  readonly ask: string
  /** The rest of the clause without the answer; null for a question about the subject, which keeps its order. */
  readonly rest: readonly Token[]
  /** `copula`: with “was” in the place of the verb. */
  readonly order: 'inverted' | 'kept' | 'copula'
}

const inverted = (ask: string, rest: readonly Token[]): FigureQuestion => ({ ask, rest, order: 'inverted' })

/** Where the verb stands that an object behind it belongs to: the last of the verb group, or of “to spend”; -1 for the finite one. */
const lastVerb = (before: readonly Token[]): number =>
  before.findLastIndex(({ tag }, at) => {
    const previous = before[at - 1]
    return (tag === 'VERB' || tag === 'AUX') && (!previous || ['AUX', 'ADV', 'PART', 'VERB'].includes(previous.tag))
  })

/** The main verb: the finite one, or the last of the group behind it. */
export const mainVerb = ({ verb, before }: Pick<Parts, 'verb' | 'before'>): Token => before[lastVerb(before)] ?? verb

const PARTICLE = /^(?:out|off|up|back|over|aside|down|away)$/i

/** What stands between the verb group and the answer, without the particle of “paid out”. */
function objectBefore({ before }: Parts): readonly Token[] {
  const behind = before.slice(lastVerb(before) + 1).filter(({ tag }) => tag !== 'ADV')
  return reads(behind[0], PARTICLE) ? behind.slice(1) : behind
}

/** “a deposit of €10,000”: the noun that has the size, with “a” before it. */
function sized({ before, behind }: Parts): FigureQuestion | null {
  const [article, noun, of] = before.slice(-3)
  if (!article || !noun || !reads(of, PART_OF) || !reads(article, /^an?$/i) || !SIZED.test(noun.lemma)) return null
  return inverted(`how large ${/^[aeiou]/i.test(noun.text) ? 'an' : 'a'} ${noun.text}`, [
    ...before.slice(0, -3),
    ...behind,
  ])
}

const COMMA: Token = { text: ',', tag: 'PUNCT', lemma: ',', gap: '', mention: null, span: null }

/** “rose by a third, from 9 tonnes in 2021 to 41”: what did it rise to, from 9 tonnes in 2021? */
function levelReached({ before, behind }: Parts, object: readonly Token[]): FigureQuestion | null {
  const verbs = before.slice(0, before.length - object.length)
  const words = object.slice(0, -1)
  const cut = words.findIndex(({ text, tag }) => tag === 'FIGURE' || /^(?:from|by|,)$/i.test(text))
  const dates = words.flatMap((word, at) =>
    cut >= 0 &&
    at > cut &&
    word.tag === 'DATE' &&
    words[at - 1]?.tag === 'ADP' &&
    !/^from$/i.test(words[at - 1]?.text ?? '')
      ? words.slice(at - 1, at + 1)
      : [],
  )
  const what = cut < 0 ? words : [...words.slice(0, cut)]
  const from = words.findIndex(({ text }) => /^from$/i.test(text))
  const since = from < 0 ? [] : words.slice(from).filter(({ text }) => text !== ',')
  const when = from < 0 ? dates : []
  const earlier = behind.findIndex(
    ({ text }, at) => /^from$/i.test(text) && behind[at + 1]?.tag === 'FIGURE' && behind[at - 1]?.text !== ',',
  )
  const after = earlier < 0 ? behind : [...behind.slice(0, earlier), COMMA, ...behind.slice(earlier)]
  if (
    since.filter(({ tag }) => tag === 'FIGURE').length > 1 ||
    behind.some(({ text }) => /^from$/i.test(text) && from >= 0)
  )
    return null
  const to = object.at(-1)
  if (!to || what.some(({ tag }) => tag === 'VERB')) return null
  return inverted('what', [...verbs, ...what, to, ...when, ...after, ...(since.length > 0 ? [COMMA, ...since] : [])])
}

const ORDERS =
  /^(?:expect|order|ask|want|allow|require|force|help|urge|oblige|tell|permit|forecast|agree|plan|hope|decide|offer|promise|intend|vow|pledge|need|seek|try|continue|begin|start|fail|manage|refuse|aim|propose|use|have|be)$/
/** “put off the work to save £86,000”: what is saved is why, and not what was done. */
const hasPurpose = ({ verb, before }: Parts): boolean => {
  const to = before.findLastIndex(
    ({ text, tag }, at) => text === 'to' && tag === 'PART' && before[at + 1]?.tag === 'VERB',
  )
  if (to < 0) return false
  const earlier = before.slice(0, to)
  const main = earlier[lastVerb(earlier)] ?? verb
  return !ORDERS.test(main.lemma) || /^order$/i.test(earlier.at(-1)?.text ?? '')
}

/** A figure in the predicate of a clause. */
export function figureInRest(parts: Parts): FigureQuestion | null {
  const { answer, before, behind, verb } = parts
  const kind = answer.mention?.kind
  const main = mainVerb(parts)
  const object = objectBefore(parts)
  if (
    before.some((token) => /^(?:that|which|who|whom|whose|whether|how|if)$/i.test(token.text) || token.tag === 'SCONJ')
  )
    return null
  const preposition = object.at(-1)?.tag === 'ADP' ? before.at(-1)?.text.toLowerCase() : undefined
  const isDirect = object.length === 0
  const rest = [...before, ...behind]
  if (reads(before.at(-1), /^(?:than|and|or|as|to|a|an|the|every|per|each|further)$/i) && preposition !== 'to')
    return null
  if (reads(behind[0], /^(?:-|per|a|an|each)$/i) && kind !== 'money') return null
  if (reads(behind[0], /^(?:and|or|more|less|fewer|higher|lower)$/i)) return null
  if (reads(behind[0], /^to$/i) && ['FIGURE', 'NUM'].includes(behind[1]?.tag ?? '')) return null
  // “$95 million in a dry year and $40 million in a wet one”
  if (behind.some((token, at) => token.tag === 'FIGURE' && /^(?:and|or|but)$/i.test(behind[at - 1]?.text ?? '')))
    return null
  if (hasPurpose(parts)) return null
  if (reads(before.at(-1), /^another$/i)) {
    const more = figureInRest({ ...parts, before: before.slice(0, -1) })
    return more?.ask === 'how much' ? { ...more, ask: 'how much more' } : null
  }
  if (
    preposition === 'to' && kind !== 'count'
      ? RISES.test(main.lemma) || MOVES.test(main.lemma)
      : RISES.test(main.lemma) && preposition === 'to'
  )
    return levelReached(parts, object)
  if (before.some((token) => isSign(token)) || LATER.test(behind[0]?.text ?? '')) return null
  if (RISES.test(main.lemma)) {
    if (preposition === 'by' && object.length === 1) return inverted('by how much', [...before.slice(0, -1), ...behind])
    if (isDirect && kind !== 'count') return inverted('by how much', rest)
    return null
  }
  if (IS_WORTH.test(main.lemma) && kind !== 'count' && main === verb)
    return object.length === (NEEDS_PREPOSITION.test(main.lemma) ? 1 : 0)
      ? { ask: 'what', rest: behind, order: 'copula' }
      : null
  if (COMES_TO.test(main.lemma) && kind !== 'count') return isDirect ? inverted('what', rest) : null
  const of = sized(parts)
  if (of) return kind === 'count' ? null : of
  if (isDirect && isBe(main) && kind !== 'count') return inverted('what', rest)
  if (PASSES.test(main.lemma)) return null
  if (isDirect && kind === 'money')
    return reads(behind[0], PART_OF) || ['NOUN', 'ADJ'].includes(behind[0]?.tag ?? '')
      ? null
      : inverted('how much', rest)
  // “paid farms £215m”, “lent Georgia $200 million”
  const isReceived =
    object.length > 0 &&
    object.every(
      ({ tag, text }) => ['DET', 'ADJ', 'NOUN', 'NAME', 'PROPN', 'PRON'].includes(tag) || /^(?:’s|'s|’)$/.test(text),
    )
  if (isReceived && kind === 'money' && RECEIVES.test(main.lemma)) return inverted('how much', rest)
  if (isDirect && kind === 'percent') {
    const taken = ofWhat(behind)
    return taken === 0
      ? null
      : inverted(`what share ${wordsOf(behind.slice(0, taken))}`, [...before, ...behind.slice(taken)])
  }
  if (isDirect && kind === 'count' && !isBe(main)) {
    const asks = countAsked(answer, behind)
    return asks && inverted(asks.ask, [...before, ...asks.rest])
  }
  if (preposition === 'by' && MOVES.test(main.lemma) && kind !== 'count')
    return inverted('by how much', [...before.slice(0, -1), ...behind])
  if (preposition === 'for' && kind === 'money' && !isBe(main) && !reads(behind[0], PART_OF))
    return inverted('for how much', [...before.slice(0, -1), ...behind])
  if (
    preposition === 'at' &&
    kind !== 'count' &&
    /^(?:keep|hold|leave|set|fix|put|value|price|estimate|cap)$/.test(main.lemma)
  )
    return inverted(/^(?:put|value|price|estimate)$/.test(main.lemma) ? 'at what figure' : 'at what level', [
      ...before.slice(0, -1),
      ...behind,
    ])
  if (preposition === 'of' && kind === 'percent') return null
  return null
}

/** A figure that the subject opens with: “About 400 people fled”, “Two-thirds of the applications have …”. */
export function figureInSubject(parts: Parts): FigureQuestion | null {
  const { answer, before, behind, rest = [] } = parts
  if (before.length > 0) return null
  const kind = answer.mention?.kind
  if (kind === 'percent') {
    const isPlain = !behind.some(
      (token) =>
        isSign(token) ||
        ['VERB', 'AUX', 'SCONJ', 'CCONJ'].includes(token.tag) ||
        /^(?:that|which|who)$/i.test(token.text),
    )
    if (ofWhat(behind) === 0 || !isPlain) return null
    return { ask: `what share ${wordsOf(behind)}`, rest, order: 'kept' }
  }
  if (kind === 'count') {
    const unit = unitOf(parts)
    if (!unit) return null
    const after = behind.slice(unit.taken)
    if (after.some((token) => isSign(token) || ['VERB', 'AUX', 'SCONJ'].includes(token.tag))) return null
    return { ask: `how many ${unit.unit} ${wordsOf(after)}`, rest, order: 'kept' }
  }
  if (kind === 'money' && behind.length === 0) return { ask: 'how much', rest, order: 'kept' }
  return null
}
