import type { Weight } from '../../library'
import type { Document } from '../document'
import type { Mention, Span } from '../mention'
import type { Drafter, Offer, ProposedFact } from '../offer'
import { datedFor, datedInFull } from './as-of'
import { type AnsweredDraft, answeredDrafts } from './drafts'
import { type Dated, datesOf, factKindOf, tagsOf } from './fact'
import type { DraftPassage } from './ground'
import { isBlocked, judged } from './judged'
import { keyOf } from './key'

/** An offer with the span of the text that its card asks for. */
export type AnsweredOffer = { readonly offer: Offer; readonly answer: Span }

const weightOf = (salience: number): Weight => (salience >= 0.6 ? 'must' : salience >= 0.3 ? 'should' : 'nice')

function factFor(mention: Mention, passage: DraftPassage, { card }: AnsweredDraft, dated: Dated): ProposedFact {
  const tags = tagsOf(passage.inside)
  const kind = factKindOf(mention, tags.people)
  return {
    kind,
    weight: weightOf(mention.salience),
    statement: passage.statement,
    ...datesOf(kind, passage.statement, dated),
    speaker: mention.speaker ?? passage.spokenBy,
    hedge: mention.hedge !== null && passage.statement.includes(mention.hedge) ? mention.hedge : null,
    topics: [],
    ...tags,
    cards: [card],
  }
}

/** A draft as a fact, as of the date that stands in full beside its mention where the lint can tell the brackets without it. */
function judgedFact(doc: Document, mention: Mention, passage: DraftPassage, draft: AnsweredDraft) {
  const of = (dated: Dated) => {
    const fact = factFor(mention, passage, draft, dated)
    return { fact, lint: judged(doc, fact, passage.span) }
  }
  const whole = of(datedFor(doc, passage, mention))
  const inFull = datedInFull(doc, passage, mention)
  const other = inFull && of(inFull)
  return other && other.lint.length <= whole.lint.length ? other : whole
}

/** How often the words of a mention stood in its sentence before. */
function timesBefore(mention: Mention, { inside }: DraftPassage): number {
  return inside.filter(
    ({ kind, quote, start }) => kind === mention.kind && quote === mention.quote && start < mention.start,
  ).length
}

/**
 * The best offer that can be made of a mention: the first of its drafts that the lint has nothing to say about, else
 * the one with the fewest warnings; null where there is none that it does not block.
 */
export function proposed(
  doc: Document,
  mention: Mention,
  passage: DraftPassage,
  drafter: Drafter,
): AnsweredOffer | null {
  let best: AnsweredOffer | null = null
  const drafts = answeredDrafts(doc, mention, passage)
  for (const draft of drafts) {
    const { fact, lint } = judgedFact(doc, mention, passage, draft)
    if (isBlocked(lint)) continue
    if (best && best.offer.lint.length <= lint.length) continue
    const words = doc.text.slice(passage.span.start, passage.span.end)
    best = {
      answer: draft.answer,
      offer: {
        key: keyOf(mention, words, timesBefore(mention, passage)),
        drafter,
        mention: { ...mention, drafts: drafts.map(({ card }) => card) },
        passage: passage.span,
        fact,
        lint,
      },
    }
    if (lint.length === 0) break
  }
  return best
}
