import type { LintedCard, LintedFact, LintIssue } from '../lint-issue'
import { adviseAnswerLength } from './answer'
import type { SourceNames } from './attribution'
import { adviseCommonAnswer } from './common-words'
import { adviseFront } from './front'
import { adviseMediaWords } from './media-words'
import { adviseQuotations } from './quotations'
import { adviseReferences } from './references'
import { adviseSiblings } from './siblings'

export type { SourceNames } from './attribution'

/** What advice looks at besides the draft. */
export type AdviceContext = {
  /** Who wrote the article and where; no authors and no outlet if they are not known. */
  readonly source: SourceNames
  /** The library’s most common words in lower case; null if there is no library to count. */
  readonly commonWords: ReadonlySet<string> | null
}

/**
 * What would make the cards of a fact worth studying: questions as people ask them, answers of one idea that a guess
 * does not find, second cards from another angle, quotations word for word. Issues are about the fact first, then
 * about its cards, and all `advice`: the draft is correct and can be saved. Never part of `lintFact`, which ranks drafts.
 */
export function adviseFact(draft: LintedFact, { source, commonWords }: AdviceContext): LintIssue[] {
  const ofCard = (card: LintedCard) => [
    ...adviseFront(card, draft, source),
    ...adviseReferences(card),
    ...adviseAnswerLength(card),
    ...adviseMediaWords(card),
    ...(commonWords ? adviseCommonAnswer(card, commonWords) : []),
  ]
  const found: LintIssue[] = [
    ...adviseQuotations(draft),
    ...adviseSiblings(draft.cards),
    ...draft.cards.flatMap((card) => ofCard(card).map((issue) => ({ ...issue, cardKey: card.key }))),
  ]
  const frontOf = new Map(draft.cards.map(({ key, front }) => [key, front]))
  const order = [undefined, ...new Set(draft.cards.map(({ key }) => key))]
  const sorted = order.flatMap((key) => found.filter(({ cardKey }) => cardKey === key))
  // The cards of one cloze share its sentence: what is to be said of it is said once.
  const nameOf = ({ rule, what, cardKey = '' }: LintIssue) => [rule, what, frontOf.get(cardKey)].join('\n')
  return sorted.filter((issue, at) => sorted.findIndex((other) => nameOf(other) === nameOf(issue)) === at)
}
