import { documentChunked, finish } from '../finder/document'
import { factsOfDocument, inWords } from '../finder/find'
import type { ExtractionOptions, Mention } from '../finder/mention'
import { mentionsBySentence, rankedChunked } from '../finder/salience'
import type { DraftCard } from './fact-draft'
import { draftOfMark, type MentionsOfSentence } from './find-drafts'

/** A mention with the card that a reader would be offered of it: a cloze, or one whose front is empty; null where it is no mark. */
export type MentionWithDraft = Mention & {
  readonly draft: Pick<DraftCard, 'form' | 'front' | 'back'> | null
}

/** Does what `extractFacts` does, in steps of a few milliseconds. */
function* extractChunked(text: string, options: ExtractionOptions): Generator<void, readonly MentionWithDraft[]> {
  const doc = yield* documentChunked(text, options)
  const found = yield* rankedChunked(doc, yield* factsOfDocument(doc))
  const bySentence = mentionsBySentence(doc, found)
  const mentions: MentionsOfSentence = (index) => bySentence.get(index) ?? []
  const drafted: MentionWithDraft[] = []
  for (const mention of found) {
    yield
    const draft = mention.salience > 0 ? draftOfMark(doc, mention, mentions, 'built-in') : null
    const [card] = draft?.fact.cards ?? []
    drafted.push({ ...inWords(mention), draft: card ? { form: card.form, front: card.front, back: card.back } : null })
  }
  return drafted
}

/**
 * Everything that is found in a text, by start, each with its salience (0 to 1, comparable within one text) and with
 * what a reader would be offered of it.
 */
export const extractFacts = (text: string, options: ExtractionOptions): readonly MentionWithDraft[] =>
  finish(extractChunked(text, options))
