import type { CardSides } from '../cards/card'
import { answerText, questionOf } from '../cards/sides'

type Sides = Pick<CardSides, 'form' | 'deletion' | 'front' | 'back'>

/** Signs that voices read out or stumble on. */
const withoutSigns = (text: string): string =>
  text
    .replace(/[[\]{}|\\]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()

/** The question as it is read aloud: a gap is a pause, or its hint. */
export const spokenQuestion = (card: Sides): string =>
  withoutSigns(
    questionOf(card)
      .map(({ text, hidden }) => (hidden && text === '[...]' ? ' … ' : text))
      .join(''),
  )

/** The answer as it is read aloud: of a cloze the words of its gap. */
export const spokenAnswer = (card: Sides): string => withoutSigns(answerText(card))
