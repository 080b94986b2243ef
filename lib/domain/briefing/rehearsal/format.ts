import { gradeTyped } from '../../grading/typed'
import type { CardId, FactId } from '../../ids'
import type { CardForm, Weight } from '../../library'
import { foldText } from '../../text/fold'
import type { RehearsalFormat } from '../briefing'

/** A card that a rehearsal may ask. */
export type DrawCard = {
  readonly cardId: CardId
  readonly factId: FactId
  readonly weight: Weight
  readonly form: CardForm
  readonly articleKey: string
  readonly topics: readonly string[]
  /** As plain text: what is to be said or typed. */
  readonly answer: string
  readonly aliases: readonly string[]
  /** Wrong answers of the same kind; null where there are none. */
  readonly distractors: readonly string[] | null
  /** At the start of the rehearsal, 0 to 1; 0 for a card never studied. */
  readonly predictedRecall: number
}

/** Below this a free answer is too much to ask; above the other it is to be said aloud against the clock. */
export const HINTED_BELOW = 0.5
export const SPOKEN_ABOVE = 0.8

/** What nobody wants to type, least of all on a phone: such an answer is said aloud where that is allowed. */
const MOST_TYPED_CHARACTERS = 60
const MOST_TYPED_WORDS = 8

const isTypable = (answer: string): boolean =>
  answer.length <= MOST_TYPED_CHARACTERS && answer.split(/\s+/u).length <= MOST_TYPED_WORDS

/**
 * The wrong answers that may stand beside the right one today: spellings may have been accepted since they were made, so
 * that each is held against the answer and its aliases once more. Fewer than two make no choice: then none.
 */
export function wrongOptions({ answer, aliases, distractors }: DrawCard): readonly string[] {
  const taken = new Set<string>()
  const wrong = (distractors ?? []).filter((option) => {
    const folded = foldText(option)
    if (folded === '' || taken.has(folded)) return false
    taken.add(folded)
    return gradeTyped(option, answer, aliases).verdict !== 'correct'
  })
  return wrong.length < 2 ? [] : wrong
}

export type FormatRequest = { readonly format: RehearsalFormat; readonly hinted: boolean }

/**
 * How a card is asked: by choice or with a hint below a recall of 0.5, typed to 0.8, said aloud above; in the last
 * rehearsal always produced freely. Formats that the briefing leaves out are never used, but for a choice without
 * wrong answers where nothing else is allowed: it is typed.
 */
export function formatFor(card: DrawCard, allowed: readonly RehearsalFormat[], isLast: boolean): FormatRequest {
  const { predictedRecall: recall, answer } = card
  const isWeak = recall < HINTED_BELOW && !isLast
  const wanted: readonly RehearsalFormat[] = isWeak
    ? ['choice', 'typed', 'spoken']
    : recall > SPOKEN_ABOVE
      ? ['spoken', 'typed', 'choice']
      : ['typed', 'spoken', 'choice']
  const isFree = allowed.some((format) => format !== 'choice')
  const open = wanted.filter((format) => allowed.includes(format) && !(isLast && isFree && format === 'choice'))
  const fitting = open.find((format) => {
    if (format === 'choice') return wrongOptions(card).length > 0
    return format === 'spoken' || isTypable(answer)
  })
  const format = fitting ?? open.find((other) => other !== 'choice') ?? 'typed'
  return { format, hinted: isWeak && format !== 'choice' }
}

/** The order in which forms of one fact are preferred where recall is the same: the more is produced, the better. */
export const FORM_RANK: Readonly<Record<CardForm, number>> = { typed: 0, question: 1, reversed: 2, cloze: 3 }
