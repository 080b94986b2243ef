import { documentChunked, finish } from '../finder/document'
import { factsOfDocument } from '../finder/find'
import type { ExtractionOptions, Span } from '../finder/mention'
import { mentionsBySentence, rankedChunked } from '../finder/salience'
import { draftOfHighlight, draftOfMark, isOfSameWords, type MentionsOfSentence } from './draft-of-mark'
import type { SourcedDraft } from './sourced-draft'

/** Nobody decides on more of one text; what ranks below is not worth a look. */
const MOST_DRAFTS = 100
const LEAST_SALIENCE = 0.2

export type DraftingOptions = ExtractionOptions & {
  /** What the reader marked: it comes first, before all ranking. */
  readonly highlights?: readonly Span[]
}

/** Makes the drafts of a text as `findDrafts` does, in steps of a few milliseconds each. */
export function* draftsChunked(text: string, options: DraftingOptions): Generator<void, readonly SourcedDraft[]> {
  const doc = yield* documentChunked(text, options)
  const found = yield* rankedChunked(doc, yield* factsOfDocument(doc))
  const bySentence = mentionsBySentence(doc, found)
  const mentions: MentionsOfSentence = (index) => bySentence.get(index) ?? []
  const drafts: SourcedDraft[] = []
  for (const highlight of options.highlights ?? []) {
    yield
    const draft = draftOfHighlight(doc, highlight, mentions)
    if (draft && !drafts.some((other) => isOfSameWords(other, draft))) drafts.push(draft)
  }
  const marked = [...drafts]
  const best = [...bySentence.values()].map((inside) => inside.toSorted((a, b) => b.salience - a.salience))
  const inOrder = best.toSorted((a, b) => (b[0]?.salience ?? 0) - (a[0]?.salience ?? 0))
  const seen = new Set<string>()
  for (const inside of inOrder) {
    if (drafts.length - marked.length >= MOST_DRAFTS) break
    for (const mention of inside) {
      if (mention.salience < LEAST_SALIENCE) break
      yield
      const draft = draftOfMark(doc, mention, mentions, 'built-in')
      // A sentence that stands in a text again tells nothing new.
      if (!draft || seen.has(draft.fact.statement) || marked.some((other) => isOfSameWords(other, draft))) continue
      seen.add(draft.fact.statement)
      drafts.push(draft)
      break
    }
  }
  return drafts
}

/**
 * The marks of a text as drafts, best first: what the reader highlighted, then the best mark of each sentence by its
 * salience. See `draftOfMark` for what each offers.
 */
export const findDrafts = (text: string, options: DraftingOptions): readonly SourcedDraft[] =>
  finish(draftsChunked(text, options))
