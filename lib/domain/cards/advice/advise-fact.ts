import { countWords } from '../../content/canonical-text'
import { MAX_ANSWER_CHARACTERS } from '../lint-answer'
import type { CardIssue, LintedCard, LintedFact, LintIssue } from '../lint-issue'
import { answerText } from '../sides'
import { adviseQuotations } from './quotations'

const MAX_WORDS = 12

const isQuestion = (side: string): boolean =>
  /\?\s*["”’]?\s*$/u.test(side) || /^(?:who|whom|whose|what|when|where|which|why|how)\s+\S+\s/iu.test(side.trim())

/** Advice about an answer of more words than one idea takes. What the lint warns of as too long is not said again. */
function adviseAnswerLength(card: LintedCard): CardIssue[] {
  if (card.form === 'cloze' || (card.form === 'reversed' && isQuestion(card.back))) return []
  const answer = answerText(card).trim()
  const words = countWords(answer)
  if (words <= MAX_WORDS || answer.length > MAX_ANSWER_CHARACTERS) return []
  return [
    {
      rule: 'answer-wordy',
      severity: 'advice',
      what: `The answer has ${words} words, more than ${MAX_WORDS}`,
      remedy: 'Keep the one idea that you would say aloud, and move the rest to the statement or to a second card',
    },
  ]
}

/** Advice about a card with a question side that asks nothing. */
export function adviseQuestion({ form, front }: LintedCard): CardIssue[] {
  if ((form !== 'question' && form !== 'typed') || front.trim() === '' || isQuestion(front)) return []
  return [
    {
      rule: 'question-missing',
      severity: 'advice',
      what: 'The question side asks nothing',
      remedy: 'Ask as you would ask somebody: Who, What, When, Where, Why or How',
    },
  ]
}

/**
 * What would make the cards of a fact worth studying: answers of one idea, and quotations word for word. Issues are about
 * the fact first, then about its cards, and all `advice`: the draft is correct and can be saved. Never part of `lintFact`,
 * which ranks drafts.
 */
export const adviseFact = (draft: LintedFact): LintIssue[] => [
  ...adviseQuotations(draft),
  ...draft.cards.flatMap((card) => adviseAnswerLength(card).map((issue) => ({ ...issue, cardKey: card.key }))),
]
