import { blockingIssue, type LintIssue, type LintRule } from '../../cards/lint-issue'
import { anchorAt } from '../../content/anchor'
import type { Mention, MentionKind, Span } from '../../finder/mention'
import { type FactKind, SPOKEN_KINDS } from '../../library'
import { type FactDraft, newCard } from '../fact-draft'
import { lintContextOf } from '../lint-context'
import { lintDraft } from '../lint-draft'
import type { SourcedDraft } from '../sourced-draft'
import type { NumberedPassage } from './prompt'
import type { ModelCard } from './reply'

export type ModelDraft =
  | { readonly kind: 'offered'; readonly draft: SourcedDraft }
  | { readonly kind: 'refused'; readonly quote: string; readonly reason: string }

/** What a model was given: its cards are looked up in it. */
export type ModelSource = {
  /** The snapshot's text. */
  readonly text: string
  readonly published: string | null
  readonly passages: readonly NumberedPassage[]
  /** Widens a span to whole sentences, as passages of facts are. */
  readonly wholeSentences: (span: Span) => Span
}

const MENTION_KIND: Readonly<Record<FactKind, MentionKind>> = {
  figure: 'count',
  date: 'date',
  event: 'event',
  person: 'person',
  organisation: 'org',
  place: 'place',
  position: 'claim',
  quote: 'quote',
  claim: 'claim',
}

/** FNV-1a over UTF-16 units: a short name for a text, not a safeguard. */
const nameOf = (text: string): string => {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
  return hash.toString(36)
}

/** What a person may keep after a look, but a model has no reason to offer. */
const NOT_OFFERED: ReadonlySet<LintRule> = new Set(['question-yes-no', 'answer-given-away'])

const refusalIn = (lint: readonly LintIssue[]): LintIssue | null =>
  blockingIssue(lint) ?? lint.find(({ rule }) => NOT_OFFERED.has(rule)) ?? null

const refused = (quote: string, reason: string): ModelDraft => ({ kind: 'refused', quote, reason })

/** The quote's one place inside the passage that the model names; null where it stands nowhere, or more than once. */
function placeOf(quote: string, { text, start }: NumberedPassage): Span | null {
  const at = text.indexOf(quote)
  if (at < 0 || text.indexOf(quote, at + 1) >= 0) return null
  return { start: start + at, end: start + at + quote.length }
}

const mentionOf = (card: ModelCard, span: Span): Mention => ({
  ...span,
  kind: MENTION_KIND[card.kind],
  quote: card.quote,
  value: null,
  unit: null,
  role: null,
  speaker: card.speaker,
  hedge: null,
  salience: 0.5,
})

/**
 * A model's card as a draft to be decided on, or the reason why it is not offered: its quote must be in the passage it
 * names word for word, and the lint must not block it, nor say that it asks yes or no or gives its answer away.
 */
export function draftOfCard(card: ModelCard, source: ModelSource): ModelDraft {
  const { text, published } = source
  const passage = source.passages.find(({ number }) => number === card.passage)
  if (!passage) return refused(card.quote, `There is no passage ${card.passage}.`)
  const quoted = placeOf(card.quote, passage)
  if (!quoted) return refused(card.quote, 'The quote is not in the passage word for word.')
  const span = source.wholeSentences(quoted)
  const fact: FactDraft = {
    kind: card.kind,
    weight: 'should',
    statement: card.statement,
    asOf: card.asOf ?? (card.kind === 'figure' ? published : null),
    reviewBy: null,
    speaker: SPOKEN_KINDS.has(card.kind) ? card.speaker : null,
    hedge: null,
    topics: [],
    people: [],
    places: [],
    cards: [newCard('question', card.question, card.answer)],
  }
  const lint = lintDraft(fact, lintContextOf({ text, published }, anchorAt(text, span.start, span.end)))
  const refusal = refusalIn(lint)
  if (refusal) return refused(card.quote, `${refusal.what}.`)
  const key = `model-${nameOf(`${card.quote}\n${card.question}\n${card.answer}`)}`
  return {
    kind: 'offered',
    draft: { key, drafter: 'model', mention: mentionOf(card, quoted), passage: span, fact, lint },
  }
}
