import { findClaims } from './claims/claims'
import { findEvents } from './claims/events'
import { documentChunked, finish } from './document'
import { answeredDrafts } from './drafts/drafts'
import { mentionsIn, passageOf } from './drafts/ground'
import { ranked } from './drafts/rank'
import { factsOfDocument, inOrder, inWords } from './find'
import type { ExtractionOptions, Mention } from './mention'

/** Does what `extractFacts` does, in steps of a few milliseconds. */
export function* extractChunked(text: string, options: ExtractionOptions): Generator<void, readonly Mention[]> {
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
  const drafted: Mention[] = []
  for (const mention of [...found].sort(inOrder)) {
    const passage = passageOf(doc, mention, mentions)
    const drafts = passage ? answeredDrafts(doc, mention, passage).map(({ card }) => card) : []
    drafted.push(inWords({ ...mention, drafts }))
    yield
  }
  return drafted
}

/**
 * Everything that is found in a text, by start: what `findFacts` finds, events and claims, each with its salience (0 to
 * 1, comparable within one text) and the cards that can be drawn from it.
 */
export const extractFacts = (text: string, options: ExtractionOptions): readonly Mention[] =>
  finish(extractChunked(text, options))
