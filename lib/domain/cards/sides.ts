import type { CardSides } from './card'
import { clozeAnswer, renderCloze } from './cloze'
import { type Segment, textOf, withMarks } from './segments'

type Sides = Pick<CardSides, 'form' | 'deletion' | 'front' | 'back'>

/** A reading of cards that is done once for each: the lint and a screen ask for the same side many times. */
function once<T>(read: (card: Sides) => T): (card: Sides) => T {
  const cached = new WeakMap<Sides, { readonly value: T }>()
  return (card) => {
    const made = cached.get(card) ?? { value: read(card) }
    cached.set(card, made)
    return made.value
  }
}

/** The question side of a card of any form, as segments. */
export const questionOf = once<readonly Segment[]>((card) =>
  card.form === 'cloze' ? renderCloze(card.front, card.deletion, 'question') : withMarks([{ text: card.front }]),
)

/** The answer side of a card of any form, as segments: of a cloze card the whole sentence with the deletion shown. */
export const answerOf = once<readonly Segment[]>((card) =>
  card.form === 'cloze' ? renderCloze(card.front, card.deletion, 'answer') : withMarks([{ text: card.back }]),
)

/** The question side as plain text, gaps included. */
export const questionText = (card: Sides): string => textOf(questionOf(card))

/** What is to be said or typed, as plain text: of a cloze card the deletion alone. */
export const answerText = once<string>((card) =>
  card.form === 'cloze' ? clozeAnswer(card.front, card.deletion) : textOf(answerOf(card)),
)

/** Whether a side of a card is more than a line of text: drawing it needs more. */
export const isRichCard = (card: Sides): boolean =>
  [...questionOf(card), ...answerOf(card)].some(
    ({ maths, media, shape, place, href }) => maths || media || shape || place || href,
  )
