import { lintAnswer } from './lint-answer'
import { contextOf } from './lint-context'
import { lintFactFields } from './lint-fact'
import type { FactDraft, LintFinding } from './lint-finding'
import { lintQuestion } from './lint-question'

export type { CardDraft, FactDraft, LintFinding, LintRule, LintSeverity } from './lint-finding'

/**
 * What is wrong with a draft of a fact, judged on the draft and the snapshot it was drawn from: findings about the fact
 * first, then those of each card in order. Empty if nothing is wrong. What would only make better cards, `adviseFact` says.
 */
export function lintFact(draft: FactDraft, snapshotText: string): LintFinding[] {
  const context = contextOf(draft, snapshotText)
  const ofCards = draft.cards.flatMap((card) =>
    [...lintQuestion(card, context), ...lintAnswer(card, context)].map((finding) => ({
      ...finding,
      cardKey: card.key,
    })),
  )
  return [...lintFactFields(draft, context), ...ofCards]
}
