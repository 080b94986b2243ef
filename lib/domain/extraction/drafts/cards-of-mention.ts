import { type DraftCard, newCard } from '../../drafts/fact-draft'
import { voiceOf } from '../claims/claims'
import { tellingWords } from '../claims/telling-words'
import { thesisIn } from '../claims/theses'
import type { Document } from '../document'
import type { Mention, MentionKind, Span } from '../mention'
import { datedFor } from './as-of'
import { type NeededPart, neededPart } from './cut'
import { type DraftPassage, within } from './draft-passage'
import { capitalised, closed, edited } from './edits'
import { datesOf, factKindOf } from './fact'
import { linksIn, openingOf } from './opening'
import { questionsOf } from './questions'
import { isRelative, lacksOnlyYear } from './relative'
import { dependsOnContext } from './standing-alone'
import { isTimeSpan } from './telling-figures'

const LONGEST_DELETION_WORDS = 6
const FEWEST_CLAIM_WORDS = 7
const MOST_CLAIM_WORDS = 24

const SAME_SUM = /(?<gap>\{\{c1::[^{}]*\p{L}[^{}]*\}\}) \((?:about |some )?(?:[A-Z]{0,3}\p{Sc}) ?\d[^()]{0,24}\)/gu

/** A card with the span of the text that its answer is. */
export type CardOfMention = { readonly card: DraftCard; readonly answer: Span }

const wordsOf = (words: string): number => words.split(/\s+/u).filter((word) => word !== '').length

/** A cloze of the part of the sentence that is needed, with one span of it hidden; null where it would be too long. */
function clozeOf(doc: Document, passage: DraftPassage, answer: Span): DraftCard | null {
  const quote = doc.text.slice(answer.start, answer.end).replace(/\s+/gu, ' ')
  if (/::|[{}*`[\]]/u.test(quote) || wordsOf(quote) > LONGEST_DELETION_WORDS) return null
  if (!within(answer, passage.sentence)) return null
  const hidden = { start: answer.start, end: answer.end, words: `{{c1::${quote}}}` }
  // Whose words they are is left off where it would give the answer away: “Who Runs the Gold Road” hides no gold.
  // The title stands above the card.
  const isTitle = passage.voice !== '' && passage.voice === `According to ${voiceOf({ ...doc.options, authors: [] })}: `
  const voice = isTitle || passage.voice.toLowerCase().includes(quote.toLowerCase()) ? '' : passage.voice
  const links = linksIn(doc, passage.sentence).filter(({ start, end }) => end <= answer.start || start >= answer.end)
  const shown = (part: NeededPart): string =>
    voice + closed(capitalised(edited(doc.text, part, [...passage.edits, ...part.left, ...links, hidden])))
  const whole = shown(neededPart(doc, passage.sentence, answer))
  // “…, and both capitals take its calls”: what points back may be cut off.
  const short = dependsOnContext(whole) ? shown(neededPart(doc, passage.sentence, answer, 0)) : whole
  const best = dependsOnContext(short) ? whole : short
  // “96 million soles ($25.6 million)”: the same sum again would give it away.
  const front = best.replace(SAME_SUM, '$<gap>')
  return front.includes('{{c1::') ? newCard('cloze', front) : null
}

/** A date that a card can ask for: with a year, or a month or day; the bracket behind “last year” would say all of it. */
function asksForDate(mention: Mention): boolean {
  if (mention.kind !== 'date' || /day\b/u.test(mention.quote)) return false
  return !isRelative(mention) || lacksOnlyYear(mention)
}

/** The spans of a mention that a card may hide, best first: a figure itself, but the date or the figure of an event or claim. */
function answersOf(doc: Document, mention: Mention, { inside, sentence }: DraftPassage): readonly Span[] {
  if (mention.kind === 'date') return asksForDate(mention) ? [mention] : []
  if (mention.kind === 'person') return mention.quote === mention.value || mention.quote.includes(' ') ? [mention] : []
  if (mention.kind !== 'event' && mention.kind !== 'claim') return [mention]
  // What a reader marked is the answer itself, and so is a reason that nobody in particular gives.
  if (mention.kind === 'claim' && mention.speaker === null) return [mention]
  const thesis = mention.kind === 'claim' ? thesisIn(doc, sentence) : null
  if (thesis && within(thesis.answer, mention)) return [thesis.answer]
  const named = (kinds: readonly MentionKind[]): readonly Span[] =>
    inside
      .filter(
        (other) =>
          within(other, mention) &&
          // The day of a dateline is none of the event.
          other.end > openingOf(doc, sentence) &&
          kinds.includes(other.kind) &&
          (other.kind !== 'date' || asksForDate(other)) &&
          !(mention.kind === 'event' && isTimeSpan(other)),
      )
      .toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
  if (mention.kind === 'event') return named(['date', 'money', 'percent', 'count', 'place', 'org'])
  const telling = tellingWords(doc, mention, inside)
  return [...(telling ? [telling] : []), ...named(['money', 'percent', 'count', 'date', 'org', 'place'])]
}

/** “Holm argues that …” asks who does, in the words of the text. */
function whoHolds(mention: Mention, passage: string, inside: readonly Mention[]): DraftCard | null {
  const { speaker, quote } = mention
  if (mention.kind !== 'claim' || speaker === null) return null
  const family = speaker.split(' ').at(-1) ?? speaker
  const answer = passage.includes(speaker) ? speaker : passage.includes(family) ? family : null
  if (answer === null || quote.includes(family) || /["“”‘]/u.test(quote)) return null
  // Of a short claim without a name or figure anybody could be the answer.
  const isTelling = inside.some((other) => other.kind !== 'claim' && within(other, mention))
  const words = wordsOf(quote)
  if (
    words < FEWEST_CLAIM_WORDS ||
    words > MOST_CLAIM_WORDS ||
    !isTelling ||
    /^(?:he|she|it|they|his|her|its|their|this|that|these|those)\b/iu.test(quote)
  )
    return null
  return newCard('question', `Who said that ${quote.replace(/\s+/gu, ' ')}?`, answer)
}

/** Where the words of an answer stand in the passage, else the mention that it was drawn from. */
function answerIn(doc: Document, passage: DraftPassage, { back }: DraftCard, mention: Mention): Span {
  const at = doc.text.indexOf(back, passage.span.start)
  const isThere = mention.kind === 'claim' && at >= 0 && at + back.length <= passage.span.end
  return isThere ? { start: at, end: at + back.length } : { start: mention.start, end: mention.end }
}

/** The cards that can be drawn from a mention in its passage, best first and each made when it is asked for, with the span of the text that each asks for. */
export function* cardsOfMention(
  doc: Document,
  mention: Mention,
  passage: DraftPassage,
): Generator<CardOfMention, void> {
  const words = doc.text.slice(passage.span.start, passage.span.end).replace(/\s+/gu, ' ')
  const { asOf } = datesOf(factKindOf(mention, []), passage.statement, datedFor(doc, passage, mention))
  const sentence = { doc, passage, words, asOf }
  const dates =
    mention.kind === 'event' ? passage.inside.filter((date) => date.kind === 'date' && within(date, mention)) : []
  for (const one of [mention, ...dates])
    for (const card of questionsOf(one, sentence)) yield { card, answer: answerIn(doc, passage, card, one) }
  for (const answer of answersOf(doc, mention, passage)) {
    const card = clozeOf(doc, passage, answer)
    if (card) yield { card, answer: { start: answer.start, end: answer.end } }
  }
  const held = whoHolds(mention, words, passage.inside)
  if (held) yield { card: held, answer: mention }
}
