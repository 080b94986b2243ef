import { isPersonal } from '../claims/asides'
import { claimsChunked } from '../claims/claims'
import { eventsChunked } from '../claims/events'
import { type Document, documentChunked, finish } from '../document'
import { factsOfDocument } from '../find'
import type { ExtractionOptions, Mention, Span } from '../mention'
import type { Offer } from '../offer'
import { openingOf } from './cut'
import { type MentionsOfSentence, mentionsIn, passageOf } from './ground'
import { highlightOffer } from './highlights'
import { type AnsweredOffer, proposed } from './propose'
import { isBarren, isBeside, isFigure, isRollCall, isSmall, rankedChunked } from './rank'

/** Nobody decides on more of one text; what ranks below is not worth a look. */
const MOST_OFFERS = 150
const MOST_PER_SENTENCE = 3
const STEP_SENTENCES = 1_000
/** How much a second, third … sentence of one block counts: a card each from ten places, not ten from one. */
const OF_ONE_BLOCK = 0.9
/** How much a draft counts for each thing that the lint warns of: it cannot be accepted without a change. */
const ONE_WARNING = 0.8
const LEAST_SALIENCE = 0.05
/** Below this only what the lint passes is offered. */
const LEAST_WARNED = 0.25

export type OfferOptions = ExtractionOptions & {
  /** What the reader marked: it comes first, before all ranking. */
  readonly highlights?: readonly Span[]
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** The mentions of each sentence that has any worth asking for, best first. */
function* bySentence(doc: Document, mentions: MentionsOfSentence): Generator<void, Mention[][]> {
  const worthwhile: Mention[][] = []
  for (const sentence of doc.sentences) {
    if (sentence.index % STEP_SENTENCES === 0) yield
    const inside = mentions(sentence.index)
    if (inside.length === 0 || isBarren(doc, sentence)) continue
    // “You say that ports in North Africa lose”: said to somebody, of nothing that one could look up.
    const isTalk = isPersonal(doc.plain.slice(sentence.start, sentence.end))
    if (isTalk && inside.every(({ kind }) => kind === 'place' || kind === 'person' || kind === 'org')) continue
    // A dateline, or who speaks in an interview, is no part of what is told.
    const from = openingOf(doc, sentence)
    const worthy = inside.filter(({ salience, end }) => salience >= LEAST_SALIENCE && end > from)
    if (worthy.length > 0) worthwhile.push(worthy.toSorted((a, b) => b.salience - a.salience || a.start - b.start))
  }
  return worthwhile
}

/** The offers of one sentence, best first: what the lint passes before what it warns of, one for an answer. */
function* offersOfSentence(
  doc: Document,
  sorted: readonly Mention[],
  mentions: MentionsOfSentence,
): Generator<void, AnsweredOffer[]> {
  const offers: AnsweredOffer[] = []
  for (const mention of sorted.slice(0, 2 * MOST_PER_SENTENCE)) {
    // Where a place is not all that a sentence tells, nobody needs to recall it from the rest.
    if (mention.kind === 'place' && offers.length > 0) continue
    if (isBeside(doc, mention) || isRollCall(doc, mention)) continue
    if (isSmall(doc, mention) && sorted.some((other) => isFigure(other) && !isSmall(doc, other))) continue
    const passage = passageOf(doc, mention, mentions)
    const offer = passage && proposed(doc, mention, passage, 'built-in')
    const isPoor = offer !== null && offer.offer.lint.length > 0 && mention.salience < LEAST_WARNED
    if (offer && !isPoor && !offers.some(({ answer }) => overlaps(answer, offer.answer))) offers.push(offer)
    yield
    if (offers.filter(({ offer }) => offer.lint.length === 0).length >= MOST_PER_SENTENCE) break
  }
  const clean = offers.filter(({ offer }) => offer.lint.length === 0)
  const warned = offers.filter(({ offer }) => offer.lint.length > 0)
  // What the lint warns of is offered only where the sentence gives nothing better.
  return (clean.length > 0 ? clean : warned.slice(0, 1)).slice(0, MOST_PER_SENTENCE)
}

const salienceOf = (offers: readonly AnsweredOffer[]): number =>
  Math.max(0, ...offers.map(({ offer }) => offer.mention.salience)) * ONE_WARNING ** (offers[0]?.offer.lint.length ?? 0)

/** One offer of each sentence in the order of their salience, spread over the blocks; then the second of each, and so on. */
function inOrder(doc: Document, sentences: readonly (readonly AnsweredOffer[])[]): AnsweredOffer[] {
  const left = sentences.map((offers) => ({ offers, block: blockOf(doc, offers), salience: salienceOf(offers) }))
  const taken = new Map<number, number>()
  const first: (readonly AnsweredOffer[])[] = []
  const remaining = new Set(left)
  while (remaining.size > 0) {
    let best: (typeof left)[number] | null = null
    let most = -1
    for (const one of remaining) {
      const worth = one.salience * OF_ONE_BLOCK ** (taken.get(one.block) ?? 0)
      if (worth > most) [best, most] = [one, worth]
    }
    if (!best) break
    remaining.delete(best)
    taken.set(best.block, (taken.get(best.block) ?? 0) + 1)
    first.push(best.offers)
  }
  return Array.from({ length: MOST_PER_SENTENCE }, (_, place) => first.flatMap((offers) => offers[place] ?? [])).flat()
}

const blockOf = (doc: Document, offers: readonly AnsweredOffer[]): number => {
  const at = offers[0]?.answer.start ?? 0
  return doc.blocks.findIndex((block) => at >= block.start && at < block.end)
}

/** Makes the offers of a text as `offersOf` does, in steps of a few milliseconds each. */
export function* offersChunked(text: string, options: OfferOptions): Generator<void, readonly Offer[]> {
  const doc = yield* documentChunked(text, options)
  const facts = yield* factsOfDocument(doc)
  const events = yield* eventsChunked(doc, facts)
  const claims = yield* claimsChunked(doc, facts)
  const found = yield* rankedChunked(doc, [...facts, ...events, ...claims])
  const mentions = mentionsIn(doc, found)
  const marked: AnsweredOffer[] = []
  for (const highlight of options.highlights ?? []) {
    const offer = highlightOffer(doc, highlight, mentions)
    if (offer && !marked.some(({ answer }) => overlaps(answer, offer.answer))) marked.push(offer)
    yield
  }
  const sentences: AnsweredOffer[][] = []
  const candidates = (yield* bySentence(doc, mentions)).toSorted(
    (a, b) => (b[0]?.salience ?? 0) - (a[0]?.salience ?? 0),
  )
  for (const sorted of candidates.slice(0, MOST_OFFERS)) {
    const offers = yield* offersOfSentence(doc, sorted, mentions)
    const free = offers.filter(({ answer }) => !marked.some((mark) => overlaps(mark.answer, answer)))
    if (free.length > 0) sentences.push(free)
  }
  return [...marked, ...inOrder(doc, sentences).slice(0, MOST_OFFERS)].map(({ offer }) => offer)
}

/**
 * Drafts of facts for a text, each with its passage, best first: what the reader highlighted, then one from each
 * sentence by salience, spread over the text. No two ask for the same words; none is blocked by the lint.
 */
export const offersOf = (text: string, options: OfferOptions): readonly Offer[] => finish(offersChunked(text, options))
