import { answerText } from '../cards/sides'
import type { StudyCard } from '../queue/study-card'

/** Nobody wants to type a longer answer, least of all on a phone, and no comparison of words could judge it fairly. */
const MOST_TYPED_CHARACTERS = 60
const MOST_TYPED_WORDS = 8

/** Whether a card's answer is typed and compared. An answer as long as a sentence is not: the learner judges it. */
export function isTypedOut(card: Pick<StudyCard, 'form' | 'deletion' | 'front' | 'back'>): boolean {
  if (card.form !== 'typed') return false
  const answer = answerText(card)
  return answer.length <= MOST_TYPED_CHARACTERS && answer.split(/\s+/u).length <= MOST_TYPED_WORDS
}
