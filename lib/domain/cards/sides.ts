import type { CardSides } from './card'
import { clozeAnswer, renderCloze } from './cloze'
import { type Segment, textOf, withMarks } from './segments'

type Sides = Pick<CardSides, 'form' | 'deletion' | 'front' | 'back'>

/** The question side of a card of any form, as segments. */
export function questionOf(card: Sides): Segment[] {
  return card.form === 'cloze' ? renderCloze(card.front, card.deletion, 'question') : withMarks([{ text: card.front }])
}

/** The answer side of a card of any form, as segments: of a cloze card the whole sentence with the deletion shown. */
export function answerOf(card: Sides): Segment[] {
  return card.form === 'cloze' ? renderCloze(card.front, card.deletion, 'answer') : withMarks([{ text: card.back }])
}

/** The question side as plain text, gaps included. */
export const questionText = (card: Sides): string => textOf(questionOf(card))

/** What is to be said or typed, as plain text: of a cloze card the deletion alone. */
export function answerText(card: Sides): string {
  return card.form === 'cloze' ? clozeAnswer(card.front, card.deletion) : textOf(withMarks([{ text: card.back }]))
}

/** Whether a side of a card is more than a line of text: drawing it needs more. */
export const isRichCard = (card: Sides): boolean =>
  [...questionOf(card), ...answerOf(card)].some(({ maths, place, href }) => maths || place || href)
