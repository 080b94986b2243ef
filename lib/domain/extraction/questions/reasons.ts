import { type Clause, clauseHolding, isBe } from './clause'
import { isSpeech } from './finite-verb'
import { inMidSentence, inversion, isPluralHead } from './inverted'
import { isNamed } from './named'
import { asked, type QuestionAndAnswer, wordsInOrder } from './phrasing'
import { isSign, isTagged, joinedWords, type QuestionToken, reads } from './tokens'

export const MOST_ANSWER_WORDS = 14
const FEWEST_ANSWER_WORDS = 2

export const withoutSigns = (tokens: readonly QuestionToken[]): readonly QuestionToken[] => {
  const from = tokens.findIndex((token) => !isSign(token))
  const to = tokens.findLastIndex((token) => !isSign(token, /^[,;:–—.]$/u))
  return from < 0 ? [] : tokens.slice(from, to + 1)
}

/** An answer that can be said in a breath; null where it is longer, or quotes. */
export function said(
  tokens: readonly QuestionToken[],
  { fewest = FEWEST_ANSWER_WORDS }: { readonly fewest?: number } = {},
): string | null {
  const words = inMidSentence(withoutSigns(tokens)).replace(/\.$/u, '')
  const count = words === '' ? 0 : words.split(' ').length
  if (count < fewest || count > MOST_ANSWER_WORDS || /["“”()]/u.test(words)) return null
  return words
}

/** Where a reason ends: the words that go on to something else. */
export function reasonEnd(tokens: readonly QuestionToken[]): number {
  const end = tokens.findIndex(
    (token, at) =>
      reads(token, /^[;:–—.]$/u) ||
      (reads(token, /^,$/) &&
        reads(tokens[at + 1], /^(?:and|but|which|who|while|although|though|so|according|where|when)$/i)),
  )
  return end < 0 ? tokens.length : end
}

const BECAUSE = /^because$/i
/** “in order to save”, “so that half is paid”: what it was done for. */
const PURPOSE = /^(?:in order to|so that)$/i

/** How many words “because of”, “thanks to” and the like have at a place; 0 where none stands. */
function causeAt(tokens: readonly QuestionToken[], at: number): number {
  if (reads(tokens[at], BECAUSE)) return reads(tokens[at + 1], /^of$/i) ? 2 : 1
  if (reads(tokens[at], /^(?:owing|thanks)$/i) && reads(tokens[at + 1], /^to$/i)) return 2
  if (PURPOSE.test(joinedWords(tokens.slice(at, at + 3))) && at > 0) return 2
  return PURPOSE.test(joinedWords(tokens.slice(at, at + 2))) && at > 0 && !isSign(tokens[at - 1]) ? 2 : 0
}

/** “discard one in nine”: of what? */
const hasBareShare = (tokens: readonly QuestionToken[]): boolean =>
  tokens.some(({ mention }, at) => mention?.kind === 'percent' && !reads(tokens[at + 1], /^of$/i))

/** “it” and “they” in a reason that the question does not name. */
const pointsElsewhere = (reason: readonly QuestionToken[], subject: readonly QuestionToken[]): boolean =>
  reason.some((token) => reads(token, /^(?:we|us|our|i|my|you|your|he|she|his|her|him|this|these|those)$/i)) ||
  (isPluralHead(subject)
    ? reason.some((token) => reads(token, /^(?:it|its)$/i))
    : reads(reason[0], /^(?:they|their)$/i))

/** “asked for a loan but was turned down because”: what was, only the first verb says. */
function isSecond({ verb }: Clause, effect: readonly QuestionToken[]): boolean {
  const at = effect.indexOf(verb)
  return (
    isBe(verb) &&
    isTagged(effect[at - 1], 'CCONJ') &&
    effect.slice(0, at - 1).some((token) => isTagged(token, 'VERB', 'AUX'))
  )
}

/** “it offered recognition, which nobody accepted, in exchange for a base”: the reason goes on behind what is said beside. */
function goesOn(tokens: readonly QuestionToken[], end: number): boolean {
  if (!reads(tokens[end + 1], /^(?:which|who)$/i)) return false
  const close = tokens.findIndex((token, at) => at > end + 1 && reads(token, /^,$/))
  return close > 0 && isTagged(tokens[close + 1], 'ADP', 'CCONJ')
}

/** “Why did farms stop?” of a sentence that says why. */
export function reasonAsked(tokens: readonly QuestionToken[]): QuestionAndAnswer | null {
  const at = tokens.findIndex((_, place) => causeAt(tokens, place) > 0)
  if (at < 0 || reads(tokens[at - 1], /^(?:not|partly|mainly|only|largely|simply|just)$/i)) return null
  const behind = tokens.slice(at + causeAt(tokens, at))
  if (at === 0) {
    const comma = behind.findIndex((token) => reads(token, /^,$/))
    const main = behind.slice(comma + 1)
    const clause = comma < 0 ? null : clauseHolding(main, main.at(-2))
    const answer = comma < 0 ? null : said(behind.slice(0, comma))
    if (!clause || answer === null || hasBareShare(clause.rest)) return null
    return asked(wordsInOrder({ ...clause, lead: [] }, 'why', clause.rest, 'inverted'), answer, [
      ...clause.subject,
      ...clause.rest,
    ])
  }
  const effect = withoutSigns(tokens.slice(0, at))
  const clause = effect.length < 3 ? null : clauseHolding(effect, effect.at(-1))
  const end = reasonEnd(behind)
  if (goesOn(behind, end)) return null
  const reason = behind.slice(0, end)
  const answer = said(reason)
  if (clause && hasBareShare(clause.rest)) return null
  if (clause && (pointsElsewhere(reason, clause.subject) || isSecond(clause, effect))) return null
  if (!clause || answer === null || clause.tail.length > 0 || clause.rest.some(({ tag }) => tag === 'QUOTE'))
    return null
  return asked(wordsInOrder(clause, 'why', clause.rest, 'inverted'), answer, [...clause.subject, ...clause.rest])
}

const ARGUES = /^(?:argue|warn|claim|contend|believe|conclude|insist|suggest|predict|caution|maintain)$/

/** “What does Holm argue about the tariff?” of a sentence that says what somebody holds of something. */
export function viewAsked(tokens: readonly QuestionToken[]): QuestionAndAnswer | null {
  const that = tokens.findIndex((token, at) => reads(token, /^that$/i) && ARGUES.test(tokens[at - 1]?.lemma ?? ''))
  const verb = tokens[that - 1]
  if (that < 2 || !verb || !isSpeech(verb)) return null
  const holder = clauseHolding(tokens.slice(0, that), verb)
  const inner = tokens.slice(that + 1)
  const view = clauseHolding(
    inner,
    inner.findLast((token) => !isSign(token, /^[.,;]$/u)),
  )
  if (
    !holder ||
    holder.lead.length > 0 ||
    !view ||
    view.subject[0] !== inner[0] ||
    view.lead.length > 0 ||
    view.tail.length > 0 ||
    view.voice !== null
  )
    return null
  const subject = view.subject.at(-1)?.tag === 'ADV' ? view.subject.slice(0, -1) : view.subject
  if (subject.some((token) => isSign(token) || token.tag === 'FIGURE' || token.tag === 'NUM')) return null
  // “What did they conclude about the blast?” is not answered by “was deliberate”.
  if (isBe(view.verb)) return null
  const isKnown = holder.subject.some(({ tag }) => tag === 'NAME') && isNamed(holder.subject)
  const answer = said([view.verb, ...view.rest])
  const turned = inversion(holder.verb, holder.rest)
  if (!isKnown || !isNamed(subject) || answer === null || !turned) return null
  const words = `what ${turned.before} ${inMidSentence(holder.subject)} ${joinedWords([...turned.behind, ...holder.rest])} about ${inMidSentence(subject)}`
  return asked(words, answer, holder.subject)
}

const LEADS = /^(?:lead|cause|prompt|trigger|provoke|spark|force|fuel)$/

/** “What led to the strike?” of a sentence that says what did. */
export function causeAsked(tokens: readonly QuestionToken[]): QuestionAndAnswer | null {
  const last = tokens.findLast((token) => !isSign(token, /^[.,;]$/u))
  const clause = clauseHolding(tokens, last)
  if (!clause || !LEADS.test(clause.verb.lemma) || clause.lead.length > 0) return null
  if (clause.verb.lemma === 'lead' && !reads(clause.rest[0], /^to$/i)) return null
  const answer = said(clause.subject)
  if (answer === null || !isNamed(clause.subject)) return null
  return asked(wordsInOrder({ ...clause, subject: clause.subject }, 'what', clause.rest, 'kept'), answer, clause.rest)
}
