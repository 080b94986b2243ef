import { answerText } from '../cards/sides'
import type { StudyCard } from '../queue/study-card'

/** Nobody wants to type a longer answer, least of all on a phone, and no comparison of words could judge it fairly. */
const MOST_TYPED_CHARACTERS = 60
const MOST_TYPED_WORDS = 8

/** Whether an answer is short enough to be typed, in a review and in a rehearsal. */
export const fitsTyping = (answer: string): boolean =>
  answer.length <= MOST_TYPED_CHARACTERS && answer.split(/\s+/u).length <= MOST_TYPED_WORDS

/** Whether a card's answer is typed and compared. An answer as long as a sentence is not: the learner judges it. */
export function isTypedOut(card: Pick<StudyCard, 'form' | 'deletion' | 'front' | 'back'>): boolean {
  return card.form === 'typed' && fitsTyping(answerText(card))
}
