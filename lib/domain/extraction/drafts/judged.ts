import { lintFact } from '../../cards/lint'
import type { LintIssue } from '../../cards/lint-issue'
import { windowAround } from '../../cards/lint-window'
import { anchorAt } from '../../content/anchor'
import type { Document } from '../document'
import type { Span } from '../mention'
import type { ProposedFact } from '../offer'

/** What the lint says of a proposed fact beside its passage. */
export function judged(doc: Document, fact: ProposedFact, passage: Span): readonly LintIssue[] {
  const near = windowAround(doc.text, anchorAt(doc.text, passage.start, passage.end))
  return lintFact(
    {
      ...fact,
      passage: near.passage,
      published: doc.options.published,
      cards: fact.cards.map((card, at) => ({
        ...card,
        deletion: card.form === 'cloze' ? 1 : 0,
        aliases: [],
        key: `card ${at + 1}`,
      })),
    },
    near.text,
  )
}

export const isBlocked = (lint: readonly LintIssue[]): boolean => lint.some(({ severity }) => severity === 'block')
