import { lintFact } from '../../cards/lint'
import type { LintIssue } from '../../cards/lint-issue'
import { windowAround } from '../../cards/lint-window'
import { anchorAt } from '../../content/anchor'
import { type FactKind, SPOKEN_KINDS } from '../../library'
import type { Mention, MentionKind, Span } from '../mention'
import type { Offer, ProposedFact } from '../offer'
import type { NumberedPassage } from './prompt'
import type { ModelCard } from './reply'

export type ModelDraft =
  | { readonly kind: 'offered'; readonly offer: Offer }
  | { readonly kind: 'refused'; readonly quote: string; readonly reason: string }

export type ModelGround = {
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

const refused = (quote: string, reason: string): ModelDraft => ({ kind: 'refused', quote, reason })

/** The quote's one place inside the passage that the model names; null where it stands nowhere, or more than once. */
function placeOf(quote: string, { text, start }: NumberedPassage): Span | null {
  const at = text.indexOf(quote)
  if (at < 0 || text.indexOf(quote, at + 1) >= 0) return null
  return { start: start + at, end: start + at + quote.length }
}

const mention = (card: ModelCard, span: Span): Mention => ({
  ...span,
  kind: MENTION_KIND[card.kind],
  quote: card.quote,
  value: null,
  unit: null,
  role: null,
  speaker: card.speaker,
  hedge: null,
  salience: 0.5,
  drafts: [],
})

/**
 * A model's card as a draft to be decided on, or the reason why it is not offered: its quote must stand word for word in
 * the passage it names, and the lint must not block it. Its numbers, names and dates are judged as anybody's are.
 */
export function offerOfCard(card: ModelCard, ground: ModelGround): ModelDraft {
  const passage = ground.passages.find(({ number }) => number === card.passage)
  if (!passage) return refused(card.quote, `There is no passage ${card.passage}.`)
  const quoted = placeOf(card.quote, passage)
  if (!quoted) return refused(card.quote, 'The quote is not in the passage word for word.')
  const span = ground.wholeSentences(quoted)
  const draft = { form: 'question' as const, front: card.question, back: card.answer, hint: null }
  const fact: ProposedFact = {
    kind: card.kind,
    weight: 'should',
    statement: card.statement,
    asOf: card.asOf ?? (card.kind === 'figure' ? ground.published : null),
    reviewBy: null,
    speaker: SPOKEN_KINDS.has(card.kind) ? card.speaker : null,
    hedge: null,
    topics: [],
    people: [],
    places: [],
    cards: [draft],
  }
  const near = windowAround(ground.text, anchorAt(ground.text, span.start, span.end))
  const lint: readonly LintIssue[] = lintFact(
    {
      ...fact,
      passage: near.passage,
      published: ground.published,
      cards: [{ ...draft, deletion: 0, aliases: [], key: 'card 1' }],
    },
    near.text,
  )
  const block = lint.find(({ severity }) => severity === 'block')
  if (block) return refused(card.quote, `${block.what}.`)
  return {
    kind: 'offered',
    offer: {
      key: `model-${nameOf(`${card.quote}\n${card.question}\n${card.answer}`)}`,
      drafter: 'model',
      mention: { ...mention(card, quoted), drafts: [draft] },
      passage: span,
      fact,
      lint,
    },
  }
}
