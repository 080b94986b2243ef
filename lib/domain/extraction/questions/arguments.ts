import { clauseHolding, isBe } from './clause'
import { inMidSentence } from './inverted'
import { isNamed, pointsBack } from './named'
import { asked, type QuestionAndAnswer, wordsInOrder } from './phrasing'
import { causeAsked, MOST_ANSWER_WORDS, reasonAsked, reasonEnd, said, viewAsked } from './reasons'
import { isSign, isTagged, type QuestionToken, reads } from './tokens'
import { changeAsked, promptedAsked } from './triggers'

const SHOULD = /^(?:should|must)$/i
/** What is asked for in so many words that it says something: “pay”, “think again” do not. */
const FEWEST_OF_DEED = 4

/** “should rise”, “should be drained”: nobody does it. */
const IS_NO_DEED = /^(?:be|have|become|come|go|rise|fall|grow|remain|stay|happen|cost|last|know|mean|seem|get)$/

/** Whether words speak of somebody that only the sentence before names. */
const speaksOfOthers = (tokens: readonly QuestionToken[]): boolean =>
  tokens.some((token) => reads(token, /^(?:we|us|our|i|me|my|you|your|he|she|him|they|them|this|these|those|it)$/i))

/** “What should the Commission do?” of a sentence that says what somebody should. */
export function shouldAsked(tokens: readonly QuestionToken[]): QuestionAndAnswer | null {
  const at = tokens.findIndex((token) => reads(token, SHOULD) && isTagged(token, 'AUX'))
  const clause = at < 1 ? null : clauseHolding(tokens, tokens[at + 1])
  if (!clause || clause.verb !== tokens[at] || clause.voice !== null || !isTagged(clause.rest[0], 'VERB')) return null
  if (IS_NO_DEED.test(clause.rest[0]?.lemma ?? '')) return null
  if (clause.lead.some((token) => isTagged(token, 'AUX', 'VERB')) || clause.subject.some(({ tag }) => tag === 'FIGURE'))
    return null
  const whole = [...clause.rest, ...clause.tail]
  const end = reasonEnd(whole)
  const deed = whole.slice(0, end)
  // “should pay …, unless”: what limits it is half of what is said.
  if (
    end < whole.length &&
    whole.slice(end, end + 2).some((token) => reads(token, /^(?:but|unless|if|except|although|though)$/i))
  )
    return null
  const answer =
    deed.length < FEWEST_OF_DEED || speaksOfOthers(deed) || ownsOther(clause.subject, deed) ? null : said(deed)
  if (answer === null) return null
  return asked(wordsInOrder({ ...clause, rest: [], tail: [] }, 'what', [DO], 'inverted'), answer, clause.subject, {
    isAbstract: true,
  })
}

const DO: QuestionToken = {
  text: 'do',
  tag: 'VERB',
  lemma: 'do',
  gap: ' ',
  mention: null,
  span: null,
  isInTitle: false,
}

/** “its” and “their” in a deed are those of whoever should do it, where nobody else stands between. */
const ownsOther = (subject: readonly QuestionToken[], deed: readonly QuestionToken[]): boolean =>
  deed.some((token) => reads(token, /^(?:his|her)$/i)) || pointsBack(subject)

const CALLS = /^(?:call|describe|label|dub|brand|dismiss|denounce|condemn)$/
const MOST_CALLED = 12

/** “What did the minister call the tax?” of a sentence with the words in quotation marks. */
export function calledAsked(tokens: readonly QuestionToken[]): QuestionAndAnswer | null {
  const at = tokens.findIndex(({ tag }) => tag === 'QUOTE')
  const quote = tokens[at]
  const verb = tokens.findLastIndex((token, place) => place < at && CALLS.test(token.lemma) && isTagged(token, 'VERB'))
  if (!quote || verb < 1 || quote.text.split(' ').length > MOST_CALLED) return null
  const marks = isOpeningMark(tokens[at - 1]) ? 1 : 0
  const between = tokens.slice(verb + 1, at - marks)
  const isAs = reads(between.at(-1), /^as$/i)
  const thing = isAs ? between.slice(0, -1) : between
  if (thing.length === 0 || speaksOfOthers(thing) || pointsBack(thing) || !isNamed(thing)) return null
  if (
    thing.some((token) => isSign(token) || (isTagged(token, 'VERB', 'AUX') && !/ing$/i.test(token.text))) ||
    (tokens[verb]?.lemma !== 'call') !== isAs
  )
    return null
  const clause = clauseHolding(tokens.slice(0, at - marks), thing.at(-1))
  if (!clause || clause.voice !== null || !hasName(clause.subject)) return null
  const words = wordsInOrder(clause, isAs ? 'how' : 'what', isAs ? thing : clause.rest, 'inverted')
  return asked(words, `“${quote.text.replace(/[.,;]$/u, '')}”`, [...clause.subject, ...clause.rest])
}

const isOpeningMark = (token: QuestionToken | undefined): boolean => reads(token, /^[“"‘']$/u)

const hasName = (tokens: readonly QuestionToken[]): boolean => tokens.some((token) => isTagged(token, 'NAME', 'PROPN'))

/** “What did Kestrel blame for its loss?” of a sentence that says on what it puts the blame. */
export function blamedAsked(tokens: readonly QuestionToken[]): QuestionAndAnswer | null {
  const at = tokens.findIndex((token) => /^(?:blame|attribute)$/.test(token.lemma) && isTagged(token, 'VERB'))
  const clause = at < 1 ? null : clauseHolding(tokens, tokens[at + 1])
  const verb = tokens[at]
  if (!clause || clause.verb !== verb || clause.tail.length > 0 || clause.voice !== null || !hasName(clause.subject))
    return null
  const isBlame = verb.lemma === 'blame'
  const joint = clause.rest.findIndex((token) => reads(token, isBlame ? /^(?:for|on)$/i : /^to$/i))
  const [first, second] = [clause.rest.slice(0, joint), clause.rest.slice(joint + 1)]
  const isSwapped = !isBlame || reads(clause.rest[joint], /^on$/i)
  const [cause, effect] = isSwapped ? [second, first] : [first, second]
  const answer = speaksOfOthers(cause) ? null : said(cause, { fewest: 1 })
  if (joint < 1 || answer === null || speaksOfOthers(effect) || effect.length === 0) return null
  const left = isSwapped ? [...effect, isBlame ? ON : TO] : [FOR, ...effect]
  return asked(wordsInOrder(clause, 'what', left, 'inverted'), answer, [...clause.subject, ...effect], {
    isAbstract: true,
  })
}

const preposition = (text: string): QuestionToken => ({ ...DO, text, tag: 'ADP', lemma: text })
const [FOR, ON, TO] = [preposition('for'), preposition('on'), preposition('to')]

/** “What does the swap depend on?” */
export function dependsAsked(tokens: readonly QuestionToken[]): QuestionAndAnswer | null {
  const at = tokens.findIndex((token) => /^(?:depend|rest|hinge)$/.test(token.lemma) && isTagged(token, 'VERB'))
  const on = tokens[at + 1]
  if (at < 1 || !reads(on, /^(?:on|upon)$/i)) return null
  const clause = clauseHolding(tokens, on)
  if (!clause || clause.tail.length > 0 || clause.rest.some((token) => isTagged(token, 'FIGURE'))) return null
  const place = on ? clause.rest.indexOf(on) : -1
  const cause = clause.rest.slice(place + 1)
  const answer = place < 0 || speaksOfOthers(cause) ? null : said(cause)
  if (answer === null || isBe(clause.verb)) return null
  return asked(wordsInOrder(clause, 'what', clause.rest.slice(0, place + 1), 'inverted'), answer, clause.subject, {
    isAbstract: true,
  })
}

const FINDS = /^(?:find|rule|conclude|judge|decide|warn|say|show|argue|believe|fear|suggest|insist|admit|acknowledge)$/

/** “What did the inquiry find?” of what somebody found, ruled or warned of in few words. */
export function foundAsked(tokens: readonly QuestionToken[]): QuestionAndAnswer | null {
  const that = tokens.findIndex(
    (token, at) => reads(token, /^that$/i) && at > 1 && FINDS.test(tokens[at - 1]?.lemma ?? ''),
  )
  const verb = tokens[that - 1]
  if (!verb || /^(?:say|show)$/.test(verb.lemma)) return null
  const holder = clauseHolding(tokens.slice(0, that), verb)
  const inner = tokens.slice(that + 1)
  const words = inner.slice(0, reasonEnd(inner))
  if (!holder || holder.voice !== null || holder.tail.length > 0 || !hasName(holder.subject)) return null
  if (words.length < inner.length - 1 || words.length > MOST_ANSWER_WORDS || words.some(({ tag }) => tag === 'QUOTE'))
    return null
  if (speaksOfOthers(words) || words.length < FEWEST_OF_DEED + 2) return null
  const when = holder.lead.length > 0 || holder.rest.some((token) => isTagged(token, 'DATE', 'NAME'))
  const answer = when ? said(words) : null
  return answer === null
    ? null
    : asked(
        wordsInOrder(holder, 'what', holder.rest, 'inverted'),
        `that ${inMidSentence(words).replace(/\.$/u, '')}`,
        holder.subject,
      )
}

/** What asks for a reason, a demand or a view, best first; each null where the sentence is not understood for certain. */
export const argumentsAsked = (tokens: readonly QuestionToken[]): readonly QuestionAndAnswer[] =>
  [
    reasonAsked,
    shouldAsked,
    viewAsked,
    causeAsked,
    blamedAsked,
    dependsAsked,
    foundAsked,
    promptedAsked,
    changeAsked,
  ].flatMap((ask) => ask(tokens) ?? [])
