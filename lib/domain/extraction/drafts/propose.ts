import type { Weight } from '../../library'
import type { Document } from '../document'
import type { Finding, Span } from '../finding'
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

function factFor(finding: Finding, passage: DraftPassage, { card }: AnsweredDraft, dated: Dated): ProposedFact {
  const tags = tagsOf(passage.inside)
  const kind = factKindOf(finding, tags.people)
  return {
    kind,
    weight: weightOf(finding.salience),
    statement: passage.statement,
    ...datesOf(kind, passage.statement, dated),
    speaker: finding.speaker ?? passage.spokenBy,
    hedge: finding.hedge !== null && passage.statement.includes(finding.hedge) ? finding.hedge : null,
    topics: [],
    ...tags,
    cards: [card],
  }
}

/** A draft as a fact, as of the date that stands in full beside its finding where the lint can tell the brackets without it. */
function judgedFact(doc: Document, finding: Finding, passage: DraftPassage, draft: AnsweredDraft) {
  const of = (dated: Dated) => {
    const fact = factFor(finding, passage, draft, dated)
    return { fact, lint: judged(doc, fact, passage.span) }
  }
  const whole = of(datedFor(doc, passage, finding))
  const inFull = datedInFull(doc, passage, finding)
  const other = inFull && of(inFull)
  return other && other.lint.length <= whole.lint.length ? other : whole
}

/** How often the words of a finding stood in its sentence before. */
function timesBefore(finding: Finding, { inside }: DraftPassage): number {
  return inside.filter(
    ({ kind, quote, start }) => kind === finding.kind && quote === finding.quote && start < finding.start,
  ).length
}

/**
 * The best offer that can be made of a finding: the first of its drafts that the lint has nothing to say about, else
 * the one with the fewest warnings; null where there is none that it does not block.
 */
export function proposed(
  doc: Document,
  finding: Finding,
  passage: DraftPassage,
  drafter: Drafter,
): AnsweredOffer | null {
  let best: AnsweredOffer | null = null
  const drafts = answeredDrafts(doc, finding, passage)
  for (const draft of drafts) {
    const { fact, lint } = judgedFact(doc, finding, passage, draft)
    if (isBlocked(lint)) continue
    if (best && best.offer.lint.length <= lint.length) continue
    const words = doc.text.slice(passage.span.start, passage.span.end)
    best = {
      answer: draft.answer,
      offer: {
        key: keyOf(finding, words, timesBefore(finding, passage)),
        drafter,
        finding: { ...finding, drafts: drafts.map(({ card }) => card) },
        passage: passage.span,
        fact,
        lint,
      },
    }
    if (lint.length === 0) break
  }
  return best
}
