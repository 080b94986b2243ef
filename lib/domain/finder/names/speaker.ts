import { asciiRegExp } from '../../text/ascii-reg-exp'
import { type Document, type Sentence, sentenceAt } from '../document'
import type { Mention, Span } from '../mention'
import { SPEECH_VERBS } from '../words/en/speech'
import { findNames } from './find-names'
import { nameTokensOf } from './tokens'

/** How far from the words their speaker may stand, in characters: an apposition fits in, a second thought does not. */
const REACH = 160
const ADVERB = asciiRegExp(
  /^(?:also|then|later|once|often|recently|publicly|privately|repeatedly|has|had|have|not|never|again|would|will|could|can|only|simply|did|does|\p{L}+ly)$/u,
)
const ACCORDING_TO = asciiRegExp(/\baccording to (?:[\p{L}.’'-]+ ){0,6}$/iu)
const CAPITAL = asciiRegExp(/\p{Lu}/u)
const PRONOUN = /^(?:he|she)$/i
/** Verbs that are as often the plural of a noun: “EU states”, “Holm’s claims”. */
const ALSO_NOUNS =
  /^(?:states|claims|advocates|reports|notes|demands|promises|remarks|comments|reasons|predicts|calls)$/

/** What somebody held something to be, right before their words. */
const THOUGHT_IT = /^(?:, in \d{4},)? (?:thought|considered|judged|deemed|found|believed) (?:it|this|them) [“"‘']$/u

const BRINGS_WORDS = /^(?: that\b|[:,]? ?["“‘'])/u
/** “Holm read the names out and then said”: a second verb of the same subject. */
const GOES_ON_AND =
  /^ (?!.*\b(?:that|who|which|when|because|if|while|where|whose|as|said)\b)[^"“”‘;:—–]{2,90}\band (?:then |later |also |again )?$/u

type Said = { readonly speaker: Mention; readonly distance: number }

/** Names of a sentence that can speak, outside the quoted words. */
function speakersIn(doc: Document, { start, end }: Span, quote: Span): readonly Mention[] {
  return namesWithin(doc, { start, end }).filter(
    (name) => name.kind !== 'place' && (name.end <= quote.start || name.start >= quote.end),
  )
}

/** The mentions of names inside a span; the list is in order, so that a search by halves finds its beginning. */
function namesWithin(doc: Document, { start, end }: Span): Mention[] {
  const names = findNames(doc)
  let [low, high] = [0, names.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((names[middle]?.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  const within: Mention[] = []
  for (let at = low; at < names.length; at += 1) {
    const name = names[at]
    if (!name || name.end > end) break
    within.push(name)
  }
  return within
}

/** Whether the words from a name to a verb are an apposition or a small word, so that the name is the verb's subject. */
function isSubjectOf(between: string): boolean {
  const words = between.trim()
  if (words === '') return true
  const apposed = /^,(?<words>.*),(?<rest>[^,]*)$/su.exec(words)
  if (apposed) return !/["“”]/u.test(words) && isSubjectOf(apposed.groups?.rest ?? '')
  return words.split(/\s+/u).every((word) => ADVERB.test(word))
}

/** Whether a name is the one who says it: “Holm said”, “said Holm”, “according to Holm”, “as Holm put it”. */
function says(doc: Document, name: Mention, sentence: Span, quote: Span): boolean {
  const before = doc.plain.slice(Math.max(sentence.start, name.start - 60), name.start)
  if (ACCORDING_TO.test(before)) return true
  // “Holm, in 1968, thought it ‘a quarrel’”
  const upToQuote = doc.plain.slice(name.end, Math.max(name.end, quote.start))
  if (upToQuote.length < REACH && THOUGHT_IT.test(upToQuote)) return true
  // “A lawyer for Holm wrote”: somebody else did.
  const isObject =
    /\b(?:for|of|at|from|with|to|by|in|about|on|against|told|asked|urged) (?:the |Mr |Mrs |Ms |Dr )?$/u.test(before)
  const isApposed = /, (?:(?:Sir|Dame|Lord|Lady|Mr|Mrs|Ms|Dr|Prof|Sen|Judge)\.? )?$/u.test(before)
  const after = doc.plain.slice(name.end, Math.min(sentence.end, name.end + REACH))
  for (const { word, start } of nameTokensOf(after, { start: 0, end: after.length })) {
    if (name.end + start >= quote.start && name.end + start < quote.end) break
    if (!SPEECH_VERBS.has(word) && !/^(?:put|puts|calls?|called)$/.test(word)) continue
    if (ALSO_NOUNS.test(word) && name.kind !== 'person' && !BRINGS_WORDS.test(after.slice(start + word.length)))
      continue
    const between = after.slice(0, start)
    const own = isApposed ? between.replace(/^, /, ' ') : between
    if (!isObject && (isSubjectOf(between) || isSubjectOf(own) || GOES_ON_AND.test(own))) return true
    break
  }
  // “said Dr Moira Holm”, “said the minister, Moira Holm”: between verb and name stands a title or an office.
  const tail = before.split(/\s+/u).filter(Boolean)
  const at = tail.findLastIndex((word) => SPEECH_VERBS.has(word) && word !== 'told' && word !== 'asked')
  if (at < 0) return false
  const rest = tail.slice(at + 1)
  const isBehindQuote = name.start >= quote.end
  return rest.length === 0
    ? isBehindQuote
    : isBehindQuote &&
        rest.length <= 8 &&
        !rest.some((word) => /^(?:that|to|of|by|with|and|he|she|it|they|on|in)$/.test(word) && rest.length < 3)
}

function nearest(said: readonly Said[]): Mention | null {
  const [first, second] = said.toSorted((a, b) => a.distance - b.distance)
  if (!first) return null
  if (second && second.distance === first.distance && second.speaker.value !== first.speaker.value) return null
  return first.speaker
}

function namedIn(doc: Document, sentence: Span, quote: Span): Mention | null {
  const said = speakersIn(doc, sentence, quote)
    .filter((name) => says(doc, name, sentence, quote))
    .map((speaker) => ({
      speaker,
      distance: speaker.end <= quote.start ? quote.start - speaker.end : speaker.start - quote.end,
    }))
  return nearest(said)
}

/** Whether the words behind “he” go on to “… and then said”, with nobody else between. */
function saysLater(words: string): boolean {
  const tokens = nameTokensOf(words, { start: 0, end: words.length })
  const verb = tokens.find(({ word }) => SPEECH_VERBS.has(word))
  if (!verb) return false
  const between = words.slice(0, verb.start)
  return GOES_ON_AND.test(between) && !CAPITAL.test(between)
}

/** Whether the sentence says “he said” or “she said” outside the quoted words. */
function hasPronoun(doc: Document, sentence: Span, quote: Span): boolean {
  const outside = [
    doc.plain.slice(sentence.start, Math.max(sentence.start, Math.min(quote.start, sentence.end))),
    doc.plain.slice(Math.min(Math.max(quote.end, sentence.start), sentence.end), sentence.end),
  ]
  return outside.some((words) => {
    const tokens = nameTokensOf(words, { start: 0, end: words.length })
    return tokens.some(({ word, end }, at) => {
      if (PRONOUN.test(word) && saysLater(words.slice(end))) return true
      const next = tokens[at + 1]?.word ?? ''
      const [verb, last] = ADVERB.test(next) ? [tokens[at + 2]?.word ?? '', at + 2] : [next, at + 1]
      return PRONOUN.test(word) && SPEECH_VERBS.has(verb) && last < tokens.length
    })
  })
}

/** The one person whom the sentences before name, back to the first that names any; null where they name two. */
function lastPerson(doc: Document, sentence: Sentence, quote: Span): string | null {
  for (let back = 0; back <= 3; back += 1) {
    const earlier = doc.sentences[sentence.index - back]
    if (!earlier || Math.abs(earlier.block - sentence.block) > 1) return null
    const end = back === 0 ? Math.min(quote.start, earlier.end) : earlier.end
    const people = namesWithin(doc, { start: earlier.start, end }).filter(({ kind }) => kind === 'person')
    const values = new Set(people.map(({ value }) => value))
    if (values.size > 1) return null
    const [only] = values
    if (typeof only === 'string') return only
  }
  return null
}

const nameOf = (mention: Mention | null): string | null => (typeof mention?.value === 'string' ? mention.value : null)

const isQuoted = (doc: Document, { start, end }: Span): boolean =>
  /^["“‘']/u.test(doc.plain.slice(start, end)) || /["“‘]/u.test(doc.plain.slice(Math.max(0, start - 1), start))

/**
 * Who says the words of a span, by full name where the article gives one: the named subject of a verb of saying round it,
 * “according to”, or “he said” where the sentences before name one person only. Null where the text does not tell.
 */
export function speakerAt(doc: Document, span: Span): string | null {
  const opening = sentenceAt(doc, span.start)
  const closing = sentenceAt(doc, Math.max(span.start, span.end - 1)) ?? opening
  if (!opening || !closing) return null
  for (const sentence of new Set([closing, opening])) {
    const named = namedIn(doc, sentence, span)
    if (named) return nameOf(named)
    if (hasPronoun(doc, sentence, span)) return lastPerson(doc, sentence, span)
  }
  const previous = doc.sentences[opening.index - 1]
  if (!previous || !isQuoted(doc, { start: opening.start, end: span.start + 1 })) return null
  // “…,” Holm said. “And so on.” goes on; “Holm put it so:” opens.
  if (previous.block === opening.block || /:\s*$/u.test(doc.plain.slice(previous.start, previous.end))) {
    const words: Span = { start: previous.start, end: previous.start }
    const named = namedIn(doc, previous, words)
    if (
      named &&
      /["”’']/u.test(doc.plain.slice(previous.start, previous.end) + (previous.block === opening.block ? '' : '"'))
    )
      return nameOf(named)
    if (previous.block === opening.block && hasPronoun(doc, previous, words)) return lastPerson(doc, previous, words)
  }
  return null
}
