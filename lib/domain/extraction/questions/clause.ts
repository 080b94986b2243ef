import { clauseEnd } from './clause-end'
import { finiteVerb, isFiniteVerb, isGerund, isPastForm, MODAL, opensClause } from './finite-verb'
import { leadEnd, leadWords } from './lead'
import { asideIn, withoutApposition, withoutBrackets } from './said-beside'
import { isSign, isTagged, type QuestionToken, reads } from './tokens'
import { behindThat, speechVerb, voicedAtEnd, voicedWithin } from './voice'

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

const withoutStop = (tokens: readonly QuestionToken[]): readonly QuestionToken[] =>
  isSign(tokens.at(-1), /^[.!?…]+$/u) ? tokens.slice(0, -1) : tokens

/** “In the Ashland watershed, half of which burned, …”: the share of what the lead names. */
function shareOfLead(words: readonly QuestionToken[], answer: QuestionToken): Clause | null {
  const at = words.indexOf(answer)
  const comma = words.findIndex((token) => reads(token, /^,$/))
  const isOfWhich = reads(words[at + 1], /^of$/i) && reads(words[at + 2], /^(?:which|whom)$/i)
  if (!isOfWhich || comma < 2 || at - comma > 3 || !isTagged(words[0], 'ADP') || !isFiniteVerb(words, at + 3))
    return null
  const verb = words[at + 3]
  const of = words[at + 1]
  const end = clauseEnd(words, at + 4)
  const stop = words.findIndex((token, place) => place > at && isSign(token))
  if (!verb || !of || stop < 0) return null
  const near = words.slice(comma + 1, at)
  const subject = [...near, answer, of, ...words.slice(1, comma)]
  return { ...NOBODY, lead: [], subject, verb, rest: words.slice(at + 4, Math.min(end, stop)), tail: [] }
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

type Told = Pick<Clause, 'voice' | 'holder'>

const DEEPEST = 4
const NOBODY: Told = { voice: null, holder: null }

/** The past of these reads as their infinitive. */
const SAME_IN_PAST = /^(?:cut|put|set|cost|hit|let|shut|spread|quit|hurt|split|bet|shed|cast)$/i

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
  const isPassive = isBe(first.verb) && isPastForm(second)
  // “was convicted and served 14 months”: what has an object is done by the subject; of “was fined, moved to Glasgow” either may be.
  const isActive = isPassive && isTagged(words[at + 1], 'FIGURE', 'DET', 'NAME', 'PROPN', 'PRON', 'NOUN')
  if (isPassive && !isActive) return null
  // “is meant to run 285 kilometres and water 550,000 hectares”: it is meant to.
  const isBare = isTagged(second, 'VERB') && second.text === second.lemma && !SAME_IN_PAST.test(second.text)
  if (isBare && !isModal(first.verb) && first.verb.text !== first.verb.lemma) return null
  const isShared = isModal(first.verb)
    ? second.text === second.lemma
    : isTagged(first.verb, 'AUX') && isPastForm(second) && !isActive
  const group = isShared
    ? { verb: first.verb, rest: words.slice(at, stop) }
    : { verb: second, rest: words.slice(at + 1, stop) }
  // What is dated itself is not of the date that the sentence opens with.
  const lead = group.rest.some((token) => isTagged(token, 'DATE')) ? [] : first.lead
  return { ...first, lead, ...group, tail: words.slice(stop) }
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
  const subject = withoutApposition(
    aside ? [...whole.slice(0, aside.from), ...whole.slice(aside.to + 1)] : whole,
    answer,
  )
  if (subject.length === 0) return null
  const speech = speechVerb(words, place)
  const that = speech ? behindThat(words, place, speech) : 0
  const isReported =
    speech !== null &&
    !reads(words[that], /^(?:not|to)$/i) &&
    (reads(words[that - 1], /^that$/i) || opensClause(words, that))
  // “On 20 January the court ruled that”: according to the court on 20 January.
  const when = words
    .slice(0, from)
    .filter((token) => !isSign(token))
    .map((token, at) => (at === 0 ? { ...token, gap: ' ', text: token.text.toLowerCase() } : token))
  const isDated = when.some(({ tag }) => tag === 'DATE')
  if (isReported && (from === 0 || isDated) && at >= that) {
    // “The report says that imports fell”: the clause is what it says. What is known is so, whoever tells of it.
    const rest = words.slice(place + 1, that).filter((token) => !reads(token, /^that$/i))
    // “said that it would send help and that the number could rise”: each is said by itself.
    const also = words.findLastIndex(
      (token, place) =>
        place > that &&
        place < at &&
        reads(token, /^that$/i) &&
        reads(words[place - 1], /^and$/i) &&
        opensClause(words, place + 1),
    )
    if (also > 0 && told.voice === null)
      return clauseIn(
        words.slice(also + 1),
        answer,
        { voice: [...subject, ...when], holder: { verb, rest } },
        depth + 1,
      )
    if (speech.lemma === 'know') return clauseIn(words.slice(that), answer, told, depth + 1)
    if (told.voice === null)
      return clauseIn(words.slice(that), answer, { voice: [...subject, ...when], holder: { verb, rest } }, depth + 1)
  }
  const first = { ...told, lead: leadWords(words.slice(0, from)), subject, verb }
  const end = clauseEnd(words, place + 1)
  if (at < end) return { ...first, rest: words.slice(place + 1, end), tail: words.slice(end) }
  // “Fitting mesh between the walls and the roof reduced cases”: what follows “and” is no clause of its own.
  if (from === 0 && isGerund(words[0])) return null
  let next = end
  while (isSign(words[next]) || isTagged(words[next], 'CCONJ') || reads(words[next], /^(?:while|whereas)$/i)) next += 1
  if (isFiniteVerb(words, next)) {
    // “called for the land, valued at €2m, to be sold”: a participle of what stands before the comma.
    const isJoined = words.slice(end, next).some((token) => isTagged(token, 'CCONJ'))
    const and = words.findIndex(
      (token, place) => place > next && isTagged(token, 'CCONJ') && isFiniteVerb(words, place + 1),
    )
    const goesOn = and > next && !words.slice(next, and).some((token) => isTagged(token, 'PART'))
    const second = words[next]
    const mayDescribe = second !== undefined && isPastForm(second)
    return mayDescribe && !isJoined && !goesOn ? null : secondPredicate(words, next, answer, first)
  }
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

/** What happened, whatever the rest of its sentence says. */
const FACTIVE = /^(?:when|after|as|once|because|since|although|though|while|whereas)$/i
const PAST = /^(?:was|were|had|did)$/i

/** “After the price had fallen to £3, the growers announced …”: the clause before the comma, by itself. */
function clauseInLead(words: readonly QuestionToken[], answer: QuestionToken): Clause | null {
  const end = leadEnd(words)
  if (!reads(words[0], FACTIVE) || words.indexOf(answer) >= end - 1) return null
  const clause = clauseIn(words.slice(1, end - 1), answer, NOBODY, 0)
  const isPast = clause && (PAST.test(clause.verb.text) || (clause.verb.tag !== 'AUX' && !/s$/.test(clause.verb.text)))
  // “When rates rise, …” happens again and again, or has not happened.
  return reads(words[0], /^(?:when|as|once)$/i) && (!isPast || clause.verb.text === clause.verb.lemma) ? null : clause
}

const isNameWord = (token: QuestionToken | undefined): boolean => isTagged(token, 'NAME', 'PROPN')

/** “… to Lyle Bannerman, who lost $93 million”, “in Brazil, where a dam collapsed”: the clause that is told of a name. */
function clauseOfName(words: readonly QuestionToken[], answer: QuestionToken): Clause | null {
  const at = words.indexOf(answer)
  const relative = words.findLastIndex(
    (token, place) => place < at && reads(token, /^(?:who|which|where)$/i) && reads(words[place - 1], /^,$/),
  )
  if (relative < 3 || words.slice(relative, at).some((token) => isSign(token))) return null
  const bare = words.findLastIndex((token, place) => place < relative - 1 && !isNameWord(token)) + 1
  const name = bare < relative - 1 && reads(words[bare - 1], /^the$/i) ? bare - 1 : bare
  const names = words.slice(name, relative - 1)
  const before = words[name - 1]
  if (names.length === 0) return null
  // “The Centre, which wants …, has”: an aside of the subject.
  const verbBefore = finiteVerb(words, leadEnd(words))
  const isWhere = reads(words[relative], /^where$/i)
  if (!isWhere && (verbBefore < 0 || verbBefore > relative)) return null
  if (isWhere) {
    const stop = words.findIndex((token, place) => place > at && isSign(token))
    const inner = clauseIn(words.slice(relative + 1, stop < 0 ? words.length : stop), answer, NOBODY, 0)
    const isPlace = reads(before, /^(?:in|on|at)$/i) && inner !== null && inner.lead.length === 0
    return isPlace && before ? { ...inner, lead: [before, ...names] } : null
  }
  // “a report by the bank, which found”: which of the two?
  const isOther = isTagged(before, 'ADP', 'CCONJ') && !isTagged(words[name - 2], 'VERB')
  const own = names.filter(isNameWord)
  const kind = own[0]?.mention?.kind
  const isOne = own.length === 1 || own.every(({ tag }) => tag === 'PROPN')
  if (isOther || !isOne || reads(before, /^,$/) || (reads(words[relative], /^who$/i) && kind === 'org')) return null
  const clause = words.slice(relative + 1)
  const verb = clause[0]
  if (!verb || !isFiniteVerb(clause, 0) || at > relative + clauseEnd(clause, 1)) return null
  const end = clauseEnd(clause, 1)
  return { ...NOBODY, lead: [], subject: names, verb, rest: clause.slice(1, end), tail: clause.slice(end) }
}

/** The clause of an answer that is beside the main clause of its sentence; null where it is none. */
const clauseBeside = (words: readonly QuestionToken[], answer: QuestionToken): Clause | null =>
  shareOfLead(words, answer) ?? clauseInLead(words, answer) ?? clauseOfName(words, answer)

/** “…, according to the bank; exports rose”: the one of two sentences that holds the answer, where the other has its own verb. */
function betweenSemicolons(words: readonly QuestionToken[], answer: QuestionToken): readonly QuestionToken[] {
  const at = words.findIndex((token) => reads(token, /^;$/))
  const isSentence = at > 0 && opensClause(words, at + 1) && words.indexOf(answer) < at
  return isSentence ? words.slice(0, at) : words
}

/** The clause of a sentence that holds one of its tokens; null where that is not certain. */
export function clauseHolding(sentence: readonly QuestionToken[], answer: QuestionToken | undefined): Clause | null {
  if (!answer) return null
  const words = betweenSemicolons(withoutBrackets(withoutStop(sentence), answer), answer)
  if (isSign(sentence.at(-1), /^[?!…]$/u) || !words.includes(answer)) return null
  const beside = clauseBeside(words, answer)
  if (beside) return beside
  const voiced = voicedAtEnd(words) ?? voicedWithin(words)
  const found = voiced?.words.includes(answer)
    ? clauseIn(voiced.words, answer, { voice: voiced.voice, holder: null }, 0)
    : clauseIn(words, answer, NOBODY, 0)
  return found ?? afterColon(words, answer)
}

export const isBe = (token: QuestionToken): boolean => BE.test(token.text)
export const isModal = (token: QuestionToken): boolean => MODAL.test(token.text)
