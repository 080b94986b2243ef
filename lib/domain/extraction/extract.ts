import type { DraftCard } from '../drafts/fact-draft'
import { type Asked, askedOf, draftsBySpan } from './asked'
import { findClaims } from './claims/claims'
import { findEvents } from './claims/events'
import { documentChunked, finish } from './document'
import { cardsOfMention } from './drafts/cards-of-mention'
import { mentionsIn, passageOf } from './drafts/draft-passage'
import { draftsChunked } from './drafts/find-drafts'
import { ranked } from './drafts/rank'
import { factsOfDocument, inOrder, inWords } from './find'
import type { ExtractionOptions, Mention } from './mention'

/** A mention with the cards that can be drawn from it, best first, and whether a draft of the text asks for it. */
export type MentionWithCards = Mention & {
  readonly drafts: readonly Pick<DraftCard, 'form' | 'front' | 'back' | 'hint'>[]
} & Asked

/** Does what `extractFacts` does, in steps of a few milliseconds. */
export function* extractChunked(
  text: string,
  options: ExtractionOptions,
): Generator<void, readonly MentionWithCards[]> {
  const doc = yield* documentChunked(text, options)
  const facts = yield* factsOfDocument(doc)
  const events = findEvents(doc, facts)
  yield
  const claims = findClaims(doc, facts)
  yield
  const found = ranked(doc, [...facts, ...events, ...claims])
  yield
  const mentions = mentionsIn(doc, found)
  yield
  const draftsAt = draftsBySpan(yield* draftsChunked(text, options))
  const drafted: MentionWithCards[] = []
  for (const mention of [...found].sort(inOrder)) {
    const passage = passageOf(doc, mention, mentions)
    const cards = passage ? [...cardsOfMention(doc, mention, passage)] : []
    const drafts = cards.map(({ card: { form, front, back, hint } }) => ({ form, front, back, hint }))
    drafted.push({ ...inWords(mention), drafts, ...askedOf(doc, { mention, passage, cards }, draftsAt) })
    yield
  }
  return drafted
}

/**
 * Everything that is found in a text, by start: what `findFacts` finds, events and claims, each with its salience (0 to
 * 1, comparable within one text), the cards that can be drawn from it, and whether a draft asks for it or why not.
 */
export const extractFacts = (text: string, options: ExtractionOptions): readonly MentionWithCards[] =>
  finish(extractChunked(text, options))
