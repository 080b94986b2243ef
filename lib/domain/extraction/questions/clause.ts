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
import { isSign, isTagged, type QuestionToken, reads } from './tokens'

const BE = /^(?:am|is|are|was|were)$/i

/**
 * A clause taken apart: `subject` `verb` `rest`, where `verb` is its finite verb alone. `lead` stands before it with its
 * comma, `voice` is who says it.
 */
export type Clause = {
  readonly voice: readonly QuestionToken[] | null
  /** The verb with which `voice` says it, where the clause hangs on it: “said on Tuesday”. */
  readonly holder: { readonly verb: QuestionToken; readonly rest: readonly QuestionToken[] } | null
  readonly lead: readonly QuestionToken[]
  readonly subject: readonly QuestionToken[]
  readonly verb: QuestionToken
  readonly rest: readonly QuestionToken[]
  /** What follows in the sentence and is no part of the clause. */
  readonly tail: readonly QuestionToken[]
}

const DENIES =
  /^(?:deny|doubt|dispute|reject|ask|call|describe|promise|pledge|vow|urge|joke|post|tweet|continue|propose)$/

/** The verb of a group that says something: “warned”, “has warned”. */
function speechVerb(tokens: readonly QuestionToken[], finite: number): QuestionToken | null {
  const verb = isTagged(tokens[finite], 'AUX')
    ? tokens.slice(finite + 1, finite + 4).find((token) => isTagged(token, 'VERB'))
    : tokens[finite]
  return verb && isSpeech(verb) && !DENIES.test(verb.lemma) ? verb : null
}

/** Behind a comma: what goes on to say something else of the subject, or of another. */
function endsClause(tokens: readonly QuestionToken[], at: number): boolean {
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
  if (isTagged(token, 'CCONJ') && reads(token, /^(?:and|but|yet)$/i)) {
    if (reads(next, /^to$/i) && isTagged(tokens[at + 2], 'VERB', 'AUX')) return true
    const from = isTagged(next, 'ADV') ? at + 2 : at + 1
    return isFiniteVerb(tokens, from) || opensClause(tokens, from)
  }
  return (
    reads(token, /^(?:while|whereas|although|though|because|since|after|before|when|until|unless|if|as)$/i) &&
    opensClause(tokens, at + 1)
  )
}

export const clauseEnd = (tokens: readonly QuestionToken[], from: number): number => {
  const end = tokens.findIndex((_, at) => at >= from && endsClause(tokens, at))
  return end < 0 ? tokens.length : end
}

const withoutStop = (tokens: readonly QuestionToken[]): readonly QuestionToken[] =>
  isSign(tokens.at(-1), /^[.!?…]+$/u) ? tokens.slice(0, -1) : tokens

/** Without “(SOFAZ)” behind a name and “($13,600)” behind a sum. */
function withoutBrackets(tokens: readonly QuestionToken[], answer: QuestionToken): readonly QuestionToken[] {
  const isAside = (at: number): boolean =>
    reads(tokens[at], /^\($/) &&
    reads(tokens[at + 2], /^\)$/) &&
    tokens[at + 1] !== answer &&
    isTagged(tokens[at + 1], 'NAME', 'PROPN', 'FIGURE')
  return tokens.filter((_, at) => !isAside(at) && !isAside(at - 1) && !isAside(at - 2))
}

type Voiced = { readonly voice: readonly QuestionToken[]; readonly words: readonly QuestionToken[] }

/** “…, the report found” and “…, according to the bank”: who says it, and the words before. */
function voicedAtEnd(tokens: readonly QuestionToken[]): Voiced | null {
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

/** “The extra weight, auditors found, could”: who says it, and the sentence without. */
function voicedWithin(tokens: readonly QuestionToken[]): Voiced | null {
  for (const [from, token] of tokens.entries()) {
    if (!reads(token, /^,$/)) continue
    const to = tokens.findIndex((other, at) => at > from && reads(other, /^,$/))
    const inside = tokens.slice(from + 1, to)
    const verb = inside.at(-1)
    if (to < 0 || inside.length < 2 || inside.length > 6 || !verb || !isTagged(verb, 'VERB') || !isSpeech(verb))
      continue
    const voice = inside.slice(0, -1)
    if (voice.some((other) => isTagged(other, 'VERB', 'AUX')) || DENIES.test(verb.lemma)) continue
    return { voice, words: [...tokens.slice(0, from), ...tokens.slice(to + 1)] }
  }
  return null
}

/** Where the lead of a sentence ends, behind its comma: “In 2018,”, “When the pipeline opened,”. 0 where it has none. */
function leadEnd(tokens: readonly QuestionToken[]): number {
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
    if (!reads(tokens[at], /^,$/) || isTagged(tokens[at + 1], 'CCONJ') || reads(tokens[at + 1], RELATIVE)) continue
    if (finiteVerb(tokens, at + 1) > at + 1) return at + 1
  }
  return 0
}

/** “, which employs 200 people,”: what is said of a subject beside, with its commas. */
function asideIn(subject: readonly QuestionToken[]): { readonly from: number; readonly to: number } | null {
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
  words: readonly QuestionToken[],
  { from, to }: { readonly from: number; readonly to: number },
): Clause | null {
  const aside = words.slice(from + 2, to)
  const verb = aside[0]
  if (!reads(words[from + 1], /^(?:which|who)$/i) || !verb || !isFiniteVerb(aside, 0)) return null
  const end = clauseEnd(aside, 1)
  // “its insurer, Great Prairie, which …”: the comma that closes the name stays.
  const isOpen = words.slice(0, from).filter((token) => reads(token, /^,$/)).length % 2 === 1
  return {
    voice: null,
    holder: null,
    lead: [],
    subject: words.slice(0, isOpen ? from + 1 : from),
    verb,
    rest: aside.slice(1, end),
    tail: aside.slice(end),
  }
}

/** “said on Tuesday that imports fell”: where what is said begins; right behind the verb if it has no “that”. */
function behindThat(tokens: readonly QuestionToken[], finite: number, said: QuestionToken): number {
  const verb = tokens.indexOf(said)
  for (let at = verb + 1; at < Math.min(tokens.length, verb + 8); at += 1) {
    if (reads(tokens[at], /^that$/i)) return at + 1
    if (isSign(tokens[at]) || isTagged(tokens[at], 'VERB', 'AUX')) break
  }
  return Math.max(finite, verb) + 1
}

type Told = Pick<Clause, 'voice' | 'holder'>

const DEEPEST = 4
const NOBODY: Told = { voice: null, holder: null }

/** What is said of the subject behind its first verb: “… and paid £215m”; null where the answer is not in it. */
function secondPredicate(
  words: readonly QuestionToken[],
  at: number,
  answer: QuestionToken,
  first: Omit<Clause, 'tail' | 'rest'>,
): Clause | null {
  const second = words[at]
  const stop = clauseEnd(words, at + 1)
  const place = words.indexOf(answer)
  if (!second || place >= stop || place <= at) return null
  // “would double … and build”, “has cut … and moved”: the first verb's auxiliary is that of the second.
  const isShared = isModal(first.verb)
    ? second.text === second.lemma
    : isTagged(first.verb, 'AUX') && isPastForm(second)
  const group = isShared
    ? { verb: first.verb, rest: words.slice(at, stop) }
    : { verb: second, rest: words.slice(at + 1, stop) }
  return { ...first, lead: [], ...group, tail: words.slice(stop) }
}

/** The clause of the words that holds the answer, where `told` says it; goes into what is said and on to what follows. */
function clauseIn(words: readonly QuestionToken[], answer: QuestionToken, told: Told, depth: number): Clause | null {
  const at = words.indexOf(answer)
  const from = leadEnd(words)
  const place = finiteVerb(words, from)
  const verb = words[place]
  if (!verb || depth > DEEPEST) return null
  const whole = words.slice(from, place)
  const aside = asideIn(whole)
  if (aside && at > from + aside.from && at < from + aside.to) return clauseOfAside(whole, aside)
  const subject = aside ? [...whole.slice(0, aside.from), ...whole.slice(aside.to + 1)] : whole
  if (subject.length === 0) return null
  const speech = speechVerb(words, place)
  const that = speech ? behindThat(words, place, speech) : 0
  const isReported = speech !== null && (reads(words[that - 1], /^that$/i) || opensClause(words, that))
  // “On 20 January the court ruled that”: according to the court on 20 January.
  const when = words
    .slice(0, from)
    .filter((token) => !isSign(token))
    .map((token, at) => (at === 0 ? { ...token, gap: ' ', text: token.text.toLowerCase() } : token))
  const isDated = when.some(({ tag }) => tag === 'DATE')
  if (isReported && (from === 0 || isDated) && at >= that) {
    // “The report says that imports fell”: the clause is what it says. What is known is so, whoever tells of it.
    const rest = words.slice(place + 1, that).filter((token) => !reads(token, /^that$/i))
    if (speech.lemma === 'know') return clauseIn(words.slice(that), answer, told, depth + 1)
    if (told.voice === null)
      return clauseIn(words.slice(that), answer, { voice: [...subject, ...when], holder: { verb, rest } }, depth + 1)
  }
  const first = { ...told, lead: words.slice(0, from), subject, verb }
  const end = clauseEnd(words, place + 1)
  if (at < end) return { ...first, rest: words.slice(place + 1, end), tail: words.slice(end) }
  let next = end
  while (isSign(words[next]) || isTagged(words[next], 'CCONJ') || reads(words[next], /^(?:while|whereas)$/i)) next += 1
  if (isFiniteVerb(words, next)) return secondPredicate(words, next, answer, first)
  if (next === end || !opensClause(words, next)) return null
  // “Fishermen say that the eel has gone; the institute measured …” says it itself. Behind a comma it is not certain.
  const isApart = words.slice(end, next).some((token) => reads(token, /^[;:–—]$/u))
  if (told.holder !== null && !isApart) return null
  return clauseIn(words.slice(next), answer, isApart && told.holder !== null ? NOBODY : told, depth + 1)
}

/** “Yes, in March: 64 families want …”: what stands behind the colon, where it is a clause of its own. */
function afterColon(words: readonly QuestionToken[], answer: QuestionToken): Clause | null {
  const at = words.indexOf(answer)
  const colon = words.findLastIndex((token, place) => place < at && reads(token, /^[;:]$/u))
  return colon < 0 ? null : clauseIn(words.slice(colon + 1), answer, NOBODY, 0)
}

/** The clause of a sentence that holds one of its tokens; null where that is not certain. */
export function clauseHolding(sentence: readonly QuestionToken[], answer: QuestionToken | undefined): Clause | null {
  if (!answer) return null
  const words = withoutBrackets(withoutStop(sentence), answer)
  if (isSign(sentence.at(-1), /^[?!…]$/u) || !words.includes(answer)) return null
  const voiced = voicedAtEnd(words) ?? voicedWithin(words)
  const found = voiced?.words.includes(answer)
    ? clauseIn(voiced.words, answer, { voice: voiced.voice, holder: null }, 0)
    : clauseIn(words, answer, NOBODY, 0)
  return found ?? afterColon(words, answer)
}

export const isBe = (token: QuestionToken): boolean => BE.test(token.text)
export const isModal = (token: QuestionToken): boolean => MODAL.test(token.text)
