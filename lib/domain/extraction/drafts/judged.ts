import { lintFact } from '../../cards/lint'
import type { LintFinding } from '../../cards/lint-finding'
import { anchorAt } from '../../content/anchor'
import type { Document } from '../document'
import type { Span } from '../finding'
import type { ProposedFact } from '../offer'

/** Characters on both sides of a passage that the lint looks things up in: reading a book for each card takes too long. */
const AROUND = 1_200

const lineBefore = (text: string, at: number): number => text.lastIndexOf('\n', at) + 1

/** What the lint says of a proposed fact beside its passage. Judged on the text round the passage. */
export function judged(doc: Document, fact: ProposedFact, passage: Span): readonly LintFinding[] {
  const from = lineBefore(doc.text, Math.max(0, passage.start - AROUND))
  const start = passage.start - from > 4 * AROUND ? Math.max(0, passage.start - AROUND) : from
  const text = doc.text.slice(start, passage.end + AROUND)
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

export const isBlocked = (lint: readonly LintFinding[]): boolean => lint.some(({ severity }) => severity === 'block')
