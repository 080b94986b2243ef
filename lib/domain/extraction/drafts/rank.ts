import { mentionsBySentence } from '../claims/mentions-by-sentence'
import { thesisIn } from '../claims/theses'
import { type Document, finish, sentenceAt } from '../document'
import type { Mention, MentionKind } from '../mention'
import { sentenceWorthChunked } from './sentence-worth'
import { isFigure, isHeldAgainst, isSmall } from './telling-figures'

const STEP_MENTIONS = 4_000

/** How often a mention of a kind is what a card should ask for, by itself. */
const KIND_WEIGHT: Readonly<Record<MentionKind, number>> = {
  money: 1,
  percent: 1,
  count: 0.9,
  claim: 0.75,
  event: 0.72,
  quote: 0.7,
  date: 0.62,
  person: 0.6,
  org: 0.5,
  place: 0.4,
}

const value = (mention: Mention): string => JSON.stringify(mention.value)

const SAMPLE_OF =
  /\b(?:poll|survey|trial|study|sample|interviews?|questionnaire)s? (?:of|with|among|by) (?:\p{L}+ )?$/iu
const THRESHOLD = /\b(?:who|that|which) \p{Ll}+ (?:under|over|below|above|less than|more than|at least|at most) $/u
const NAMED_BY_SUM =
  /^ (?!(?:a|an|of|in|on|to|for|from|by|at|with|per|each|and|or|over|under|after|before)\b)\p{Ll}{3,}/u
/** A date that something is held against, or since when it was so the last time. */
const DATE_BESIDE =
  /\b(?:against|than|compared (?:with|to)|up from|down from)\b[^,;.]{0,40}$|(?:\p{Ll}est|\bmost|\bfirst|\blast) [^,;.]{0,40}\bsince (?:at least |early |late |the )*$/u

/** Less for what is not the point of its sentence: what a change began from, an aside, a number by the way. */
function standing(doc: Document, mention: Mention): number {
  const before = doc.plain.slice(Math.max(0, mention.start - 60), mention.start)
  if (mention.kind === 'date') return DATE_BESIDE.test(before) ? 0.4 : 1
  if (!isFigure(mention)) return 1
  const behind = doc.plain.slice(mention.end, mention.end + 90)
  // “a poll of 1,004 people”, “1,004 people asked by”: whom one asked is not what they said.
  const isSample =
    mention.kind === 'count' &&
    (SAMPLE_OF.test(before) ||
      /^ (?:asked|surveyed|polled|interviewed|questioned|sampled|tested|drawn)\b/iu.test(behind))
  // “people who earned under $30,000”, “the €14m project”: which, and not how much.
  const isWhich =
    THRESHOLD.test(before) ||
    (mention.kind === 'money' && /\b(?:the|an?|its|their|this|that) $/iu.test(before) && NAMED_BY_SUM.test(behind))
  const isAside = /, (?:which|who|whose) [^,;:]*$/u.test(before)
  const isBare = mention.kind === 'count' && mention.unit === null
  return (isHeldAgainst(doc, mention) || isSample || isWhich ? 0.6 : 1) * (isAside ? 0.8 : 1) * (isBare ? 0.8 : 1)
}

/** Whether a claim is what the text itself comes to: then it says more than a figure beside it. */
function holdsThesis(doc: Document, claim: Mention): boolean {
  const sentence = sentenceAt(doc, claim.start)
  return sentence !== null && thesisIn(doc, sentence) !== null
}

/** How much what anybody would answer counts. */
const GIVEN = 0.4

const isName = ({ kind }: Mention): boolean => kind === 'person' || kind === 'org' || kind === 'place'

/** 1 for what the text names once, less for what it names again and again. */
const rarity = (mention: Mention, times: number): number => (isName(mention) ? 1 / (1 + 0.25 * (times - 1)) : 1)

/** Named so often, or in the title too, a country or a body is what the text is about: anybody puts it into any gap. */
const OFTEN = 6
const OFTEN_WITH_TITLE = 4

const isSubject = (doc: Document, { kind, quote }: Mention, times: number): boolean =>
  (kind === 'place' || kind === 'org') &&
  (times >= OFTEN || (times >= OFTEN_WITH_TITLE && (doc.options.title ?? '').includes(quote)))

/**
 * The mentions with their salience, 0 to 1, comparable within one text: what their sentence holds, times how good a
 * question their kind makes, times how rare they are in the text. In the order given.
 */
export function* rankedChunked(doc: Document, found: readonly Mention[]): Generator<void, readonly Mention[]> {
  const bySentence = mentionsBySentence(doc, found)
  yield
  const scores = yield* sentenceWorthChunked(doc, bySentence)
  const times = new Map<string, number>()
  for (const [at, mention] of found.entries()) {
    if (at % STEP_MENTIONS === 0) yield
    const said = value(mention)
    times.set(said, (times.get(said) ?? 0) + 1)
  }
  const sentenceOf = new Map<Mention, number>()
  for (const [index, inside] of bySentence)
    for (const mention of inside) sentenceOf.set(mention, scores.get(index) ?? 0)
  const weighed: Mention[] = []
  for (const [at, mention] of found.entries()) {
    if (at % STEP_MENTIONS === 0) yield
    const score = sentenceOf.get(mention) ?? 0
    const weight =
      (mention.kind === 'claim' && holdsThesis(doc, mention) ? 1 : KIND_WEIGHT[mention.kind]) *
      (isSmall(doc, mention) ? 0.5 : 1) *
      standing(doc, mention) *
      rarity(mention, times.get(value(mention)) ?? 1)
    const isGiven = isSubject(doc, mention, times.get(value(mention)) ?? 1)
    // The sentence decides three quarters: the best answer of a poor sentence is still a poor card.
    const salience = score * (0.75 + 0.25 * weight) * (isGiven ? GIVEN : 1)
    weighed.push({ ...mention, salience: Math.round(salience * 1000) / 1000 })
  }
  return weighed
}

/** The mentions with their salience, all at once; see `rankedChunked`. */
export const ranked = (doc: Document, found: readonly Mention[]): readonly Mention[] =>
  finish(rankedChunked(doc, found))
