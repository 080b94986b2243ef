import { answerText } from '@/lib/domain/cards/sides'
import { gradeTyped } from '@/lib/domain/grading/typed'
import type { StudyCard } from '@/lib/domain/queue/study-card'
import { cardUp, type ReviewState, type TypedAnswer } from './review-state'

const otherAnswers = ({ cards }: ReviewState, card: StudyCard): string[] =>
  [...cards.values()].filter(({ factId }) => factId !== card.factId).map(answerText)

/** Compares what was typed with the answers of the card that is up; null where none is. */
export function typedAnswer(state: ReviewState, text: string): TypedAnswer | null {
  const card = cardUp(state)
  return card && { text, ...gradeTyped(text, answerText(card), card.aliases, () => otherAnswers(state, card)) }
}
