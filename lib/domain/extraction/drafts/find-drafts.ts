import type { SourcedDraft } from '../../drafts/sourced-draft'
import { isPersonal } from '../claims/asides'
import { claimsChunked } from '../claims/claims'
import { eventsChunked } from '../claims/events'
import { type Document, documentChunked, finish } from '../document'
import { factsOfDocument } from '../find'
import type { ExtractionOptions, Mention, Span } from '../mention'
import { type TablesOfDocument, tablesChunked } from '../tables'
import { openingOf } from './cut'
import { type AnsweredDraft, draftOfMention } from './draft-of-mention'
import { type MentionsOfSentence, mentionsIn, passageOf } from './draft-passage'
import { highlightDraft } from './highlights'
import { isBarren, isBeside, isFigure, isRollCall, isSmall, rankedChunked } from './rank'

/** Nobody decides on more of one text; what ranks below is not worth a look. */
const MOST_DRAFTS = 150
const MOST_PER_SENTENCE = 3
const STEP_SENTENCES = 1_000
/** How much a second, third … sentence of one block counts: a card each from ten places, not ten from one. */
const OF_ONE_BLOCK = 0.9
/** How much a draft counts for each thing that the lint warns of: it cannot be accepted without a change. */
const ONE_WARNING = 0.8
const LEAST_SALIENCE = 0.05
/** Below this only what the lint passes is offered. */
const LEAST_WARNED = 0.25

export type DraftingOptions = ExtractionOptions & {
  /** What the reader marked: it comes first, before all ranking. */
  readonly highlights?: readonly Span[]
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** The mentions of each sentence that has any worth asking for, best first. */
function* bySentence(
  doc: Document,
  mentions: MentionsOfSentence,
  tables: TablesOfDocument,
): Generator<void, Mention[][]> {
  const worthwhile: Mention[][] = []
  for (const sentence of doc.sentences) {
    if (sentence.index % STEP_SENTENCES === 0) yield
    if (tables.blocks.has(sentence.block)) continue
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

/** The drafts of one sentence, best first: what the lint passes before what it warns of, one for an answer. */
function* draftsOfSentence(
  doc: Document,
  sorted: readonly Mention[],
  mentions: MentionsOfSentence,
): Generator<void, AnsweredDraft[]> {
  const drafts: AnsweredDraft[] = []
  for (const mention of sorted.slice(0, 2 * MOST_PER_SENTENCE)) {
    // Where a place is not all that a sentence tells, nobody needs to recall it from the rest.
    if (mention.kind === 'place' && drafts.length > 0) continue
    if (isBeside(doc, mention) || isRollCall(doc, mention)) continue
    if (isSmall(doc, mention) && sorted.some((other) => isFigure(other) && !isSmall(doc, other))) continue
    const passage = passageOf(doc, mention, mentions)
    const draft = passage && draftOfMention(doc, mention, passage, 'built-in')
    const isPoor = draft !== null && draft.draft.lint.length > 0 && mention.salience < LEAST_WARNED
    if (draft && !isPoor && !drafts.some(({ answer }) => overlaps(answer, draft.answer))) drafts.push(draft)
    yield
    if (drafts.filter(({ draft }) => draft.lint.length === 0).length >= MOST_PER_SENTENCE) break
  }
  const clean = drafts.filter(({ draft }) => draft.lint.length === 0)
  const warned = drafts.filter(({ draft }) => draft.lint.length > 0)
  // What the lint warns of is drafted only where the sentence gives nothing better.
  return (clean.length > 0 ? clean : warned.slice(0, 1)).slice(0, MOST_PER_SENTENCE)
}

const salienceOf = (drafts: readonly AnsweredDraft[]): number =>
  Math.max(0, ...drafts.map(({ draft }) => draft.mention.salience)) * ONE_WARNING ** (drafts[0]?.draft.lint.length ?? 0)

/** One draft of each sentence in the order of their salience, spread over the blocks; then the second of each, and so on. */
function inOrder(doc: Document, sentences: readonly (readonly AnsweredDraft[])[]): AnsweredDraft[] {
  const left = sentences.map((drafts) => ({ drafts, block: blockingIssue(doc, drafts), salience: salienceOf(drafts) }))
  const taken = new Map<number, number>()
  const first: (readonly AnsweredDraft[])[] = []
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
    first.push(best.drafts)
  }
  return Array.from({ length: MOST_PER_SENTENCE }, (_, place) => first.flatMap((drafts) => drafts[place] ?? [])).flat()
}

const blockingIssue = (doc: Document, drafts: readonly AnsweredDraft[]): number => {
  const at = drafts[0]?.answer.start ?? 0
  return doc.blocks.findIndex((block) => at >= block.start && at < block.end)
}

/** Makes the drafts of a text as `findDrafts` does, in steps of a few milliseconds each. */
export function* draftsChunked(text: string, options: DraftingOptions): Generator<void, readonly SourcedDraft[]> {
  const doc = yield* documentChunked(text, options)
  const facts = yield* factsOfDocument(doc)
  const events = yield* eventsChunked(doc, facts)
  const claims = yield* claimsChunked(doc, facts)
  const found = yield* rankedChunked(doc, [...facts, ...events, ...claims])
  const mentions = mentionsIn(doc, found)
  const marked: AnsweredDraft[] = []
  for (const highlight of options.highlights ?? []) {
    const draft = highlightDraft(doc, highlight, mentions)
    if (draft && !marked.some(({ answer }) => overlaps(answer, draft.answer))) marked.push(draft)
    yield
  }
  const sentences: AnsweredDraft[][] = []
  const tables = yield* tablesChunked(doc)
  const candidates = (yield* bySentence(doc, mentions, tables)).toSorted(
    (a, b) => (b[0]?.salience ?? 0) - (a[0]?.salience ?? 0),
  )
  for (const sorted of candidates.slice(0, MOST_DRAFTS)) {
    const drafts = yield* draftsOfSentence(doc, sorted, mentions)
    const free = drafts.filter(({ answer }) => !marked.some((mark) => overlaps(mark.answer, answer)))
    if (free.length > 0) sentences.push(free)
  }
  for (const drafts of tables.rows) {
    const free = drafts.filter(({ answer }) => !marked.some((mark) => overlaps(mark.answer, answer)))
    if (free.length > 0) sentences.push(free)
  }
  return [...marked, ...inOrder(doc, sentences).slice(0, MOST_DRAFTS)].map(({ draft }) => draft)
}

/**
 * Drafts of facts for a text, each with its passage, best first: what the reader highlighted, then one from each
 * sentence by salience, spread over the text. No two ask for the same words; none is blocked by the lint.
 */
export const findDrafts = (text: string, options: DraftingOptions): readonly SourcedDraft[] =>
  finish(draftsChunked(text, options))
