import type { DraftCard } from '../drafts/fact-draft'
import { findClaims } from './claims/claims'
import { findEvents } from './claims/events'
import { documentChunked, finish } from './document'
import { cardsOfMention } from './drafts/cards-of-mention'
import { mentionsIn, passageOf } from './drafts/draft-passage'
import { ranked } from './drafts/rank'
import { factsOfDocument, inOrder, inWords } from './find'
import type { ExtractionOptions, Mention } from './mention'

/** A mention with the cards that can be drawn from it, best first. */
export type MentionWithCards = Mention & {
  readonly drafts: readonly Pick<DraftCard, 'form' | 'front' | 'back' | 'hint'>[]
}

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
  const drafted: MentionWithCards[] = []
  for (const mention of [...found].sort(inOrder)) {
    const passage = passageOf(doc, mention, mentions)
    const cards = passage ? cardsOfMention(doc, mention, passage) : []
    const drafts = cards.map(({ card: { form, front, back, hint } }) => ({ form, front, back, hint }))
    drafted.push({ ...inWords(mention), drafts })
    yield
  }
  return drafted
}

/**
 * Everything that is found in a text, by start: what `findFacts` finds, events and claims, each with its salience (0 to
 * 1, comparable within one text) and the cards that can be drawn from it.
 */
export const extractFacts = (text: string, options: ExtractionOptions): readonly MentionWithCards[] =>
  finish(extractChunked(text, options))
