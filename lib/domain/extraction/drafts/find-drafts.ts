import type { SourcedDraft } from '../../drafts/sourced-draft'
import { claimsChunked } from '../claims/claims'
import { eventsChunked } from '../claims/events'
import { isInterview } from '../claims/turns'
import { type Document, documentChunked, finish } from '../document'
import { factsOfDocument } from '../find'
import type { ExtractionOptions, Span } from '../mention'
import { tablesChunked } from '../tables'
import type { AnsweredDraft } from './draft-of-mention'
import { type MentionsOfSentence, mentionsIn } from './draft-passage'
import { highlightDraft } from './highlights'
import { newsOf } from './news'
import { inOrderChunked, type RankedDraft } from './order-drafts'
import { rankedChunked } from './rank'
import { bySentence, draftsOfSentence, ofRow } from './sentence-drafts'
import { mainFirm } from './text-subjects'
import { demandsOf } from './topic'

/** Nobody decides on more of one text; what ranks below is not worth a look. */
const MOST_DRAFTS = 150

export type DraftingOptions = ExtractionOptions & {
  /** What the reader marked: it comes first, before all ranking. */
  readonly highlights?: readonly Span[]
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** Reads what drafts ask of a whole text and is read once for it, each in a step of its own: the first draft would wait for all. */
function* readOnce(doc: Document, mentions: MentionsOfSentence): Generator<void, void> {
  for (const read of [isInterview, demandsOf, mainFirm]) {
    yield
    read(doc, mentions)
  }
  yield
}

/** Makes the drafts of a text as `findDrafts` does, in steps of a few milliseconds each. */
export function* draftsChunked(text: string, options: DraftingOptions): Generator<void, readonly SourcedDraft[]> {
  const doc = yield* documentChunked(text, options)
  const facts = yield* factsOfDocument(doc)
  const events = yield* eventsChunked(doc, facts)
  const claims = yield* claimsChunked(doc, facts)
  const found = yield* rankedChunked(doc, [...facts, ...events, ...claims])
  const mentions = mentionsIn(doc, found)
  yield* readOnce(doc, mentions)
  const marked: AnsweredDraft[] = []
  for (const highlight of options.highlights ?? []) {
    const draft = highlightDraft(doc, highlight, mentions)
    if (draft && !marked.some(({ answer }) => overlaps(answer, draft.answer))) marked.push(draft)
    yield
  }
  const news = newsOf(doc)
  yield
  const tables = yield* tablesChunked(doc)
  const ordered: RankedDraft[] = []
  const candidates = (yield* bySentence(doc, mentions, tables.blocks)).toSorted(
    (a, b) => (b[0]?.salience ?? 0) - (a[0]?.salience ?? 0),
  )
  for (const sorted of candidates.slice(0, MOST_DRAFTS)) {
    const drafts = yield* draftsOfSentence(doc, sorted, mentions, news)
    const free = drafts.filter(({ answer }) => !marked.some((mark) => overlaps(mark.answer, answer)))
    ordered.push(...free)
  }
  for (const drafts of tables.rows) {
    const free = drafts.filter(({ answer }) => !marked.some((mark) => overlaps(mark.answer, answer)))
    ordered.push(...free.flatMap((draft) => ofRow(doc, draft) ?? []))
  }
  const inTurn = yield* inOrderChunked(ordered)
  const offered = inTurn
    .slice(0, MOST_DRAFTS)
    .map(({ draft, isNotFirst, isForMore }) => ({ ...draft, isFirstOffer: !isNotFirst && !isForMore }))
  return [...marked.map(({ draft }) => draft), ...offered]
}

/**
 * Drafts of facts for a text, each with its passage, best first: what the reader highlighted, then one from each
 * sentence by salience, spread over the text. No two ask for the same words. One that the lint blocks for its length or
 * for a month without its year is offered only where its sentence gives no other. `isFirstOffer`
 * says which are offered before anybody asks for more (`firstOffers`).
 */
export const findDrafts = (text: string, options: DraftingOptions): readonly SourcedDraft[] =>
  finish(draftsChunked(text, options))
