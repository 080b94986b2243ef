import {
  finiteVerb,
  isFiniteVerb,
  isPastForm,
  isSpeech,
  MODAL,
  opensClause,
  RELATIVE,
  SUBORDINATE,
} from './finite-verb'
import { isSign, isTagged, reads, type Token } from './tokens'

const BE = /^(?:am|is|are|was|were)$/i

/**
 * A clause taken apart: `subject` `verb` `rest`, where `verb` is its finite verb alone. `lead` stands before it with its
 * comma, `voice` is who says it.
 */
export type Clause = {
  readonly voice: readonly Token[] | null
  /** The verb with which `voice` says it, where the clause hangs on it: “said on Tuesday”. */
  readonly holder: { readonly verb: Token; readonly rest: readonly Token[] } | null
  readonly lead: readonly Token[]
  readonly subject: readonly Token[]
  readonly verb: Token
  readonly rest: readonly Token[]
  /** What follows in the sentence and is no part of the clause. */
  readonly tail: readonly Token[]
}

const DENIES =
  /^(?:deny|doubt|dispute|reject|ask|call|describe|promise|pledge|vow|urge|joke|post|tweet|continue|propose)$/

/** The verb of a group that says something: “warned”, “has warned”. */
function speechVerb(tokens: readonly Token[], finite: number): Token | null {
  const verb = isTagged(tokens[finite], 'AUX')
    ? tokens.slice(finite + 1, finite + 4).find((token) => isTagged(token, 'VERB'))
    : tokens[finite]
  return verb && isSpeech(verb) && !DENIES.test(verb.lemma) ? verb : null
}

/** Behind a comma: what goes on to say something else of the subject, or of another. */
function endsClause(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  const next = tokens[at + 1]
  if (reads(token, /^[;:–—]$/u)) return true
  if (reads(token, /^,$/)) {
    if (reads(next, RELATIVE) || reads(next, SUBORDINATE) || isTagged(next, 'SCONJ')) return true
    if (isTagged(next, 'ADP') && reads(tokens[at + 2], RELATIVE)) return true
    if (reads(next, /^(?:but|so|yet|with|up|down|compared|according|including|making|well|far|more|less|rather)$/i))
      return true
    if (isTagged(next, 'VERB')) return true
    // “, and the port, in which it has a share, paid”: another clause, however long its subject is.
    const goesOn =
      isTagged(tokens[at + 2], 'DET', 'NAME', 'PROPN', 'PRON', 'ADP') &&
      tokens.some((_, later) => later > at + 2 && isFiniteVerb(tokens, later))
    if (isTagged(next, 'CCONJ')) return isFiniteVerb(tokens, at + 2) || isTagged(tokens[at + 2], 'ADV') || goesOn
    return opensClause(tokens, at + 1)
  }
  if (isTagged(token, 'CCONJ') && reads(token, /^(?:and|but|or|yet)$/i)) {
    if (reads(next, /^to$/i) && isTagged(tokens[at + 2], 'VERB', 'AUX')) return true
    const from = isTagged(next, 'ADV') ? at + 2 : at + 1
    return isFiniteVerb(tokens, from) || opensClause(tokens, from)
  }
  return (
    reads(token, /^(?:while|whereas|although|though|because|since|after|before|when|until|unless|if|as)$/i) &&
    opensClause(tokens, at + 1)
  )
}

export const clauseEnd = (tokens: readonly Token[], from: number): number => {
  const end = tokens.findIndex((_, at) => at >= from && endsClause(tokens, at))
  return end < 0 ? tokens.length : end
}

const withoutStop = (tokens: readonly Token[]): readonly Token[] =>
  isSign(tokens.at(-1), /^[.!?…]+$/u) ? tokens.slice(0, -1) : tokens

/** Without “(SOFAZ)” behind a name. */
const withoutBrackets = (tokens: readonly Token[]): readonly Token[] =>
  tokens.filter(
    (token, at) =>
      !(reads(token, /^\($/) && reads(tokens[at + 2], /^\)$/) && isTagged(tokens[at + 1], 'NAME', 'PROPN')) &&
      !(reads(tokens[at - 1], /^\($/) && reads(tokens[at + 1], /^\)$/) && isTagged(token, 'NAME', 'PROPN')) &&
      !(reads(token, /^\)$/) && reads(tokens[at - 2], /^\($/) && isTagged(tokens[at - 1], 'NAME', 'PROPN')),
  )

/** “…, the report found” and “…, according to the bank”: who says it, and the words before. */
function voicedAtEnd(
  tokens: readonly Token[],
): { readonly voice: readonly Token[]; readonly words: readonly Token[] } | null {
  const comma = tokens.findLastIndex((token) => reads(token, /^,$/))
  if (comma < 1) return null
  const behind = tokens.slice(comma + 1)
  if (reads(behind[0], /^according$/i) && reads(behind[1], /^to$/i))
    return { voice: behind.slice(2), words: tokens.slice(0, comma) }
  const verb = behind.findIndex((token) => isTagged(token, 'VERB') && isSpeech(token))
  if (verb < 0 || behind.length > 12 || DENIES.test(behind[verb]?.lemma ?? '')) return null
  const isLast = verb === behind.length - 1
  const voice = isLast ? behind.slice(0, verb) : verb === 0 ? behind.slice(1) : null
  if (!voice || voice.length === 0 || voice.some((token) => isTagged(token, 'VERB', 'AUX') || isSign(token)))
    return null
  return { voice, words: tokens.slice(0, comma) }
}

/** Where the lead of a sentence ends, behind its comma: “In 2018,”, “When the pipeline opened,”. 0 where it has none. */
function leadEnd(tokens: readonly Token[]): number {
  const first = tokens[0]
  const opens =
    isTagged(first, 'ADP', 'SCONJ', 'ADV', 'DATE') ||
    reads(first, SUBORDINATE) ||
    reads(first, /^(?:last|next|this|two|three|by|under|despite)$/i) ||
    (isTagged(first, 'VERB') && /(?:ing|ed)$/.test(first?.text ?? ''))
  if (!opens) return 0
  const isClause = isTagged(first, 'SCONJ') || reads(first, SUBORDINATE)
  const isPartOf = reads(first, /^of$/i)
  for (let at = isTagged(first, 'DATE') ? 0 : 1; at < tokens.length; at += 1) {
    if (!isClause && !isPartOf && isFiniteVerb(tokens, at)) return 0
    // “At the end of September the queue stood”
    const isWhenOrWhere =
      isTagged(first, 'ADP', 'DATE') &&
      isTagged(tokens[at], 'DATE', 'NAME') &&
      isTagged(tokens[at + 1], 'DET', 'NAME', 'FIGURE', 'NOUN', 'PROPN', 'ADJ', 'ADV')
    if (isWhenOrWhere && !reads(tokens[at + 1], /^that$/i) && finiteVerb(tokens, at + 1) > at + 1) return at + 1
    if (!reads(tokens[at], /^,$/) || isTagged(tokens[at + 1], 'CCONJ')) continue
    if (finiteVerb(tokens, at + 1) > at + 1) return at + 1
  }
  return 0
}

/** “, which employs 200 people,”: what is said of a subject beside, with its commas. */
function asideIn(subject: readonly Token[]): { readonly from: number; readonly to: number } | null {
  const from = subject.findIndex(
    (token, at) =>
      reads(token, /^,$/) &&
      (reads(subject[at + 1], RELATIVE) || (isTagged(subject[at + 1], 'ADP') && reads(subject[at + 2], RELATIVE))),
  )
  const to = subject.findLastIndex((token, at) => at > from && reads(token, /^,$/))
  return from < 0 || to < 0 ? null : { from, to }
}

/** The clause that an aside is, of the subject that it is said of. */
function clauseOfAside(
  words: readonly Token[],
  { from, to }: { readonly from: number; readonly to: number },
): Clause | null {
  const aside = words.slice(from + 2, to)
  const verb = aside[0]
  if (!reads(words[from + 1], /^(?:which|who)$/i) || !verb || !isFiniteVerb(aside, 0)) return null
  const end = clauseEnd(aside, 1)
  return {
    voice: null,
    holder: null,
    lead: [],
    subject: words.slice(0, from),
    verb,
    rest: aside.slice(1, end),
    tail: aside.slice(end),
  }
}

const PRONOUN =
  /^(?:it|they|he|she|this|that|these|those|we|i|you|there|its|their|his|her|our|my|such|both|neither|some|others|who|what|which|whom|whose|where)$/i

/** “said on Tuesday that imports fell”: where what is said begins; right behind the verb if it has no “that”. */
function behindThat(tokens: readonly Token[], finite: number, said: Token): number {
  const verb = tokens.indexOf(said)
  for (let at = verb + 1; at < Math.min(tokens.length, verb + 8); at += 1) {
    if (reads(tokens[at], /^that$/i)) return at + 1
    if (isSign(tokens[at]) || isTagged(tokens[at], 'VERB', 'AUX')) break
  }
  return Math.max(finite, verb) + 1
}

/** The clause of a sentence that holds the token at a place; null where that is not certain. */
export function clauseAround(sentence: readonly Token[], at: number): Clause | null {
  let tokens = withoutBrackets(withoutStop(sentence))
  if (isSign(sentence.at(-1), /^[?!…]$/u)) return null
  let voice: readonly Token[] | null = null
  let holder: Clause['holder'] = null
  const voiced = voicedAtEnd(tokens)
  if (voiced && at < voiced.words.length) {
    voice = voiced.voice
    tokens = voiced.words
  }
  let from = 0
  for (let depth = 0; depth < 4; depth += 1) {
    const own = tokens.slice(from)
    const lead = leadEnd(own)
    const verb = finiteVerb(own, lead)
    if (verb < 0) return null
    const whole = own.slice(lead, verb)
    const aside = asideIn(whole)
    const subject = aside ? [...whole.slice(0, aside.from), ...whole.slice(aside.to + 1)] : whole
    const place = at - from - lead
    if (aside && place > aside.from && place < aside.to) return clauseOfAside(whole, aside)
    const finite = own[verb]
    if (!finite || subject.length === 0) return null
    // “The report says that imports fell”: the clause is what it says.
    const speech = speechVerb(own, verb)
    const that = speech ? behindThat(own, verb, speech) : 0
    const isReported = speech !== null && (reads(own[that - 1], /^that$/i) || opensClause(own, that))
    // What is known is so, whoever tells of it.
    if (isReported && lead === 0 && at >= from + that && speech.lemma === 'know') {
      from += that
      continue
    }
    if (isReported && lead === 0 && at >= from + that && voice === null) {
      voice = subject
      holder = { verb: finite, rest: own.slice(verb + 1, that).filter((token) => !reads(token, /^that$/i)) }
      from += that
      continue
    }
    const end = clauseEnd(own, verb + 1)
    if (at < from + end)
      return {
        voice,
        holder,
        lead: own.slice(0, lead),
        subject,
        verb: finite,
        rest: own.slice(verb + 1, end),
        tail: own.slice(end),
      }
    // Behind its end: a clause of its own, or more that is said of the same subject.
    let next = end
    while (isSign(own[next]) || isTagged(own[next], 'CCONJ') || reads(own[next], /^(?:while|whereas|but|and)$/i))
      next += 1
    if (next === end) return null
    if (isFiniteVerb(own, next)) {
      const second = own[next]
      const stop = clauseEnd(own, next + 1)
      if (!second || at >= from + stop || at <= from + next) return null
      // “would double … and build”, “has cut … and moved”: the first verb's auxiliary is that of the second.
      const isShared = isModal(finite) ? second.text === second.lemma : isTagged(finite, 'AUX') && isPastForm(second)
      const group = isShared
        ? { verb: finite, rest: own.slice(next, stop) }
        : { verb: second, rest: own.slice(next + 1, stop) }
      return { voice, holder, lead: [], subject, ...group, tail: own.slice(stop) }
    }
    if (!opensClause(own, next)) return null
    from += next
  }
  return null
}

const POINTS_BACK =
  /^(?:its|their|his|her|my|our|your|such|it|they|them|him|this|these|those|there|here|then|one|ones|same|former|latter|similar)$/i
/** The one of its kind in any text. */
const UNIQUE =
  /^(?:government|economy|population|world|sun|moon|sea|internet|state|army|president|rouble|dollar|euro|pound|yuan|yen)$/i

/** Whether a subject names what it is without the sentence before. */
export function isNamed(subject: readonly Token[]): boolean {
  const [first, second] = subject
  if (
    !first ||
    PRONOUN.test(first.text) ||
    isTagged(first, 'ADP', 'SCONJ', 'CCONJ', 'ADV') ||
    reads(first, SUBORDINATE)
  )
    return false
  if (subject.some((token) => reads(token, POINTS_BACK))) return false
  if (reads(second, /^(?:last|first|next|only)$/i) && reads(subject[2], /^(?:time|one)$/i)) return false
  const hasName = subject.some(({ tag }) => tag === 'NAME' || tag === 'PROPN')
  // “the deal” and “a suitcase” are some deal and some suitcase to whoever has not read the text.
  if (reads(first, /^an?$/i)) return hasName || subject.length > 4
  if (reads(first, /^the$/i) && subject.length === 2) return hasName || reads(second, UNIQUE)
  return true
}

/** Whether words point back to what was said before: “since then”, “in those days”. */
export const pointsBack = (words: readonly Token[]): boolean => words.some((token) => reads(token, POINTS_BACK))

export const isBe = (token: Token): boolean => BE.test(token.text)
export const isModal = (token: Token): boolean => MODAL.test(token.text)
