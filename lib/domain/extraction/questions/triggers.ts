import { type Clause, clauseHolding, isBe, isModal } from './clause'
import { opensClause } from './finite-verb'
import { beforeQuestion, inMidSentence, ownsClearly } from './inverted'
import { isNamed } from './named'
import { asked, type QuestionAndAnswer, wordsInOrder } from './phrasing'
import { MOST_ANSWER_WORDS, reasonEnd, said, withoutSigns } from './reasons'
import { isSign, isTagged, joinedWords, type QuestionToken, reads } from './tokens'

/** What somebody does because something happened before, if a report says that it was done after it. */
const DECIDES =
  /^(?:declare|close|shut|ban|suspend|halt|order|recall|cancel|postpone|withdraw|impose|evacuate|ground|block|abandon|scrap|freeze|expel|delay|raise|lower|cut)$/
const MOST_CHARACTERS = 88
const FEWEST_TRIGGER_WORDS = 4

/** What happened, in words that can be said in a breath: without a second clause, or where and when it was. */
function inBrief(reason: readonly QuestionToken[]): readonly QuestionToken[] {
  const whole = reason.slice(0, reasonEnd(reason))
  const and = whole.findIndex((token, at) => at > 2 && isTagged(token, 'CCONJ') && opensClause(whole, at + 1))
  let words = and < 0 ? whole : whole.slice(0, and)
  const isLong = () => words.length > MOST_ANSWER_WORDS || joinedWords(words).length > MOST_CHARACTERS
  while (isLong()) {
    const cut = words.findLastIndex((token) => isTagged(token, 'ADP', 'CCONJ'))
    const verb = words.findIndex((token) => isTagged(token, 'VERB', 'AUX'))
    // “a slump in offshore services”: of what, nobody would know.
    const isOfSome = isTagged(words[cut - 1], 'NOUN') && reads(words[cut - 2], /^an?$/i)
    if (cut < FEWEST_TRIGGER_WORDS || cut <= verb || isOfSome) return reason
    words = words.slice(0, cut)
  }
  return words
}
const LOOSE = /^(?:it|they|he|she|this|that|these|those|there|its|their|his|her|we|i)$/i

/** The verb that says what is done, and the words behind it; null where it is passive or none is plain. */
function deedOf({
  verb,
  rest,
}: Clause): { readonly verb: QuestionToken; readonly rest: readonly QuestionToken[] } | null {
  if (isBe(verb)) return null
  if (!isTagged(verb, 'AUX') && !isModal(verb)) return { verb, rest }
  const [next] = rest
  return next && isTagged(next, 'VERB') ? { verb: next, rest: rest.slice(1) } : null
}

const isLoose = (tokens: readonly QuestionToken[]): boolean => tokens.some((token) => reads(token, LOOSE))

/** Whether a clause follows; “more than tripled” has its verb behind a preposition. */
const hasClause = (tokens: readonly QuestionToken[], at: number): boolean => {
  const pause = tokens.findIndex((token, place) => place > at && isSign(token))
  const words = tokens.slice(at, pause < 0 ? tokens.length : pause)
  return (
    opensClause(tokens, at) ||
    words.some(
      (token, place) => isTagged(token, 'VERB') && /ed$/i.test(token.text) && reads(words[place - 1], /^than$/i),
    )
  )
}

const MOST_OF_VOICE = 7
/** Nothing, or “, the government said yesterday”. */
const isSaidBeside = (tail: readonly QuestionToken[]): boolean =>
  tail.length === 0 || (tail.length <= MOST_OF_VOICE && tail.some((token) => reads(token, /^(?:said|announced)$/i)))

/** “What prompted Finland to shut the strip?” of a sentence that says after what it did. */
export function promptedAsked(tokens: readonly QuestionToken[]): QuestionAndAnswer | null {
  const at = tokens.findIndex((token, place) => place > 2 && reads(token, /^after$/i) && hasClause(tokens, place + 1))
  const effect = at < 0 ? [] : withoutSigns(tokens.slice(0, at))
  const decided = effect.find((token) => isTagged(token, 'VERB') && DECIDES.test(token.lemma))
  const clause = effect.length < 4 ? null : clauseHolding(effect, decided)
  const deed = clause && deedOf(clause)
  if (!clause || !deed || !isSaidBeside(clause.tail) || deed.verb !== decided) return null
  const reason = inBrief(tokens.slice(at + 1))
  const answer = isLoose(reason) ? null : said(reason)
  const opening = beforeQuestion({ ...clause, isLeadTime: false })
  const hasName = clause.subject.some((token) => isTagged(token, 'NAME', 'PROPN'))
  if (
    answer === null ||
    opening === null ||
    !hasName ||
    !isNamed(clause.subject) ||
    !ownsClearly(clause.subject, deed.rest)
  )
    return null
  // “raise”, “cut” what: nothing is done to nothing.
  if (deed.rest.length === 0 || deed.rest.some((token) => isSign(token))) return null
  const words = `${opening}what prompted ${inMidSentence(clause.subject)} to ${deed.verb.lemma} ${joinedWords(deed.rest)}`
  return asked(words, answer, [...clause.subject, ...deed.rest])
}

const DRIVES = /^(?:helped|driven|boosted|lifted|buoyed|fuelled|fueled|hit|hurt|supported|spurred|dragged|weighed)$/i

const HELPS = /^(?:helped|boosted|lifted|buoyed|supported)$/i

/** The place behind a clause from which a sentence says by what it came: “, helped by”. */
const driverAt = (tokens: readonly QuestionToken[]): number =>
  tokens.findIndex((token, at) => {
    const next = reads(tokens[at + 1], /^down$/i) ? at + 2 : at + 1
    return at > 3 && isSign(tokens[at - 1], /^,$/) && reads(token, DRIVES) && reads(tokens[next], /^by$/i)
  })

const CHANGES =
  /^(?:rise|fall|widen|narrow|grow|shrink|drop|climb|increase|decrease|slip|slide|decline|improve|worsen|jump|surge|recover|slow|weaken|strengthen|rebound|tumble|plunge)$/

/** The place of “as” between two changes: “The margin widened as costs fell”. */
const asAt = (tokens: readonly QuestionToken[]): number =>
  tokens.findIndex(
    (token, at) =>
      at > 2 &&
      reads(token, /^as$/i) &&
      opensClause(tokens, at + 1) &&
      tokens.slice(at + 1, at + 12).some((other) => isTagged(other, 'VERB') && CHANGES.test(other.lemma)) &&
      tokens.slice(0, at).some((other) => isTagged(other, 'VERB') && CHANGES.test(other.lemma)),
  )

/** “Why did the gross margin widen?” of a change that another one brought about, or that something helped. */
export function changeAsked(tokens: readonly QuestionToken[]): QuestionAndAnswer | null {
  const driver = driverAt(tokens)
  const as = driver < 0 ? asAt(tokens) : -1
  const at = driver < 0 ? as : driver
  const effect = at < 0 ? [] : withoutSigns(tokens.slice(0, at))
  const clause = effect.length < 3 ? null : clauseHolding(effect, effect.at(-1))
  if (!clause || clause.tail.length > 0 || clause.rest.some((token) => isSign(token))) return null
  // What grew by itself is another matter: the change must be that of the clause.
  if (as >= 0 && ![clause.verb, ...clause.rest].some((token) => CHANGES.test(token.lemma))) return null
  const behind = tokens.slice(driver < 0 ? at + 1 : at)
  const reason = behind.slice(0, reasonEnd(behind))
  const answer = isLoose(reason) ? null : said(reason)
  if (answer === null) return null
  // What only helped is not why.
  const by = reads(behind[0], HELPS) && reads(behind[1], /^by$/i) ? said(reason.slice(2)) : null
  if (by !== null) {
    const words = `what ${behind[0]?.text} ${inMidSentence(clause.subject)} ${clause.verb.lemma} ${joinedWords(clause.rest)}`
    const isOneVerb = !isTagged(clause.verb, 'AUX') && !isModal(clause.verb) && reads(behind[0], /^helped$/i)
    return isOneVerb ? asked(words, by, [...clause.subject, ...clause.rest]) : null
  }
  return asked(wordsInOrder(clause, 'why', clause.rest, 'inverted'), answer, [...clause.subject, ...clause.rest])
}
