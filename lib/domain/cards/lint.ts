import { lintAnswer } from './lint-answer'
import { lintFactFields } from './lint-fact'
import type { LintedFact, LintIssue } from './lint-issue'
import { lintQuestion } from './lint-question'
import { contextOf } from './rule-context'

export type { LintedFact, LintIssue, LintRule } from './lint-issue'

/**
 * What is wrong with a draft of a fact, judged on the draft and the snapshot it was drawn from: issues about the fact
 * first, then those of each card in order. Empty if nothing is wrong. What would only make better cards, `adviseFact` says.
 */
export function lintFact(draft: LintedFact, snapshotText: string): LintIssue[] {
  const context = contextOf(draft, snapshotText)
  const ofCards = draft.cards.flatMap((card) =>
    [...lintQuestion(card, context), ...lintAnswer(card, context)].map((issue) => ({
      ...issue,
      cardKey: card.key,
    })),
  )
  return [...lintFactFields(draft, context), ...ofCards]
}
