import { lintFact } from '../../cards/lint'
import type { LintIssue } from '../../cards/lint-issue'
import { anchorAt } from '../../content/anchor'
import { type Document, sentenceAt } from '../document'
import type { Span } from '../finding'
import type { ProposedFact } from '../offer'

/** Characters on both sides of a passage that the lint looks things up in: reading a book for each card takes too long. */
const AROUND = 1_200

/** Where the text round a block begins and ends, so that all that is drawn from one block is judged on the same words. */
function windowOf(doc: Document, passage: Span): Span {
  const block = doc.blocks[sentenceAt(doc, passage.start)?.block ?? -1]
  const isUsual = block !== undefined && block.end - block.start <= 2 * AROUND
  const near: Span = isUsual ? { start: block.start, end: Math.max(block.end, passage.end) } : passage
  const from = doc.text.lastIndexOf('\n', Math.max(0, near.start - AROUND)) + 1
  const start = near.start - from > 4 * AROUND ? Math.max(0, near.start - AROUND) : from
  return { start, end: near.end + AROUND }
}

/** What the lint says of a proposed fact beside its passage. Judged on the text round the passage. */
export function judged(doc: Document, fact: ProposedFact, passage: Span): readonly LintIssue[] {
  const { start, end } = windowOf(doc, passage)
  const text = doc.text.slice(start, end)
  return lintFact(
    {
      ...fact,
      passage: anchorAt(text, passage.start - start, passage.end - start),
      published: doc.options.published,
      cards: fact.cards.map((card, at) => ({
        ...card,
        deletion: card.form === 'cloze' ? 1 : 0,
        aliases: [],
        key: `card ${at + 1}`,
      })),
    },
    text,
  )
}

export const isBlocked = (lint: readonly LintIssue[]): boolean => lint.some(({ severity }) => severity === 'block')
