import { countWords } from '../../content/canonical-text'
import { MAX_ANSWER_CHARACTERS } from '../lint-answer'
import type { CardIssue, LintedCard } from '../lint-issue'
import { answerText } from '../sides'
import { isQuestion } from './siblings'

const MAX_WORDS = 12

/** Advice about an answer of more words than one idea takes. What the lint warns of as too long is not said again. */
export function adviseAnswerLength(card: LintedCard): CardIssue[] {
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
