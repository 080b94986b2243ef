import { answerText } from '../cards/sides'
import { gradeTyped } from '../grading/typed'
import type { StudyCard } from '../queue/study-card'
import { cardUp, type ReviewSession, type TypedAnswer } from './review-session'

type Answerable = Pick<StudyCard, 'factId' | 'form' | 'deletion' | 'front' | 'back' | 'aliases'>

/** Compares what was typed with the answers of a card. Answers of other facts among `cards` count as known names. */
export function compareTyped(text: string, card: Answerable, cards: Iterable<Answerable>): TypedAnswer {
  const others = () => [...cards].filter(({ factId }) => factId !== card.factId).map(answerText)
  return { text, ...gradeTyped(text, answerText(card), card.aliases, others) }
}

/** The comparison that a session waits for; null where nothing was typed. */
export function typedAnswerOf(session: ReviewSession): TypedAnswer | null {
  const card = cardUp(session)
  const { side } = session
  return card && side.kind === 'comparing' ? compareTyped(side.text, card, session.cards.values()) : null
}
