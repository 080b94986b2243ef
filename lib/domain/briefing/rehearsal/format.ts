import { figuresOf } from '../../cards/values'
import { fitsTyping } from '../../grading/typable'
import type { CardId, FactId } from '../../ids'
import type { CardForm, Weight } from '../../library'
import { isSmallWord } from '../../text/fold'
import type { RehearsalFormat } from '../briefing'

/** A card that a rehearsal may ask. */
export type DrawCard = {
  readonly cardId: CardId
  readonly factId: FactId
  readonly weight: Weight
  readonly form: CardForm
  readonly articleKey: string
  readonly topics: readonly string[]
  /** As plain text: what is asked, and what is to be said or typed. */
  readonly question: string
  readonly answer: string
  readonly aliases: readonly string[]
  /** At the start of the rehearsal, 0 to 1; 0 for a card never studied. */
  readonly predictedRecall: number
  /** At the briefing if nothing more is studied; as at the start where it is left out. */
  readonly recallAtBriefing?: number
  /** Whether its fact is a must-know that stays below its target if nothing more is studied. */
  readonly isAtRisk?: boolean
}

/** Below this a free answer is too much to ask; above the other it is to be said aloud against the clock. */
export const HINTED_BELOW = 0.5
export const SPOKEN_ABOVE = 0.8

/** A phrase of more words can be said in others. A figure, a date or a name is either right or not. */
const MOST_PHRASE_WORDS = 5

/** Questions for a reason, a manner or a view: many words answer them as well. “How many” asks for a figure. */
const ASKS_FREELY =
  /\bwhy\b|\bhow\b(?! (?:many|much|long|far|often|old|high|large|big|deep|wide|tall|late|soon|few)\b)/iu
/** What begins a clause: it can be said in other words. */
const CLAUSE = /^(?:that|because|since|to|by|as|it|they|he|she|its|their|if|when|where|what|who|how)\b/iu

const isValue = (answer: string): boolean =>
  figuresOf(answer).length > 0 ||
  answer
    .split(/\s+/u)
    .filter((word) => !isSmallWord(word))
    .every((word) => /^[\p{Lu}\d(“"]/u.test(word))

/**
 * Whether an answer is a word, a name or a figure: what is typed for it is either right or wrong. How long it may be is
 * the same rule as in a review.
 */
const isTypable = ({ question, answer }: Pick<DrawCard, 'question' | 'answer'>): boolean => {
  if (!fitsTyping(answer)) return false
  if (isValue(answer)) return true
  return answer.split(/\s+/u).length <= MOST_PHRASE_WORDS && !ASKS_FREELY.test(question) && !CLAUSE.test(answer)
}

export type FormatRequest = { readonly format: RehearsalFormat; readonly hinted: boolean }

/**
 * How a card is asked: with a hint below a recall of 0.5, typed to 0.8, said aloud above; in the last rehearsal without
 * hints. Formats that the briefing leaves out are never used, except that an answer that is a sentence is said aloud.
 */
export function formatFor(card: DrawCard, allowed: readonly RehearsalFormat[], isLast: boolean): FormatRequest {
  const { predictedRecall: recall } = card
  const hinted = recall < HINTED_BELOW && !isLast
  const wanted: readonly RehearsalFormat[] = recall > SPOKEN_ABOVE ? ['spoken', 'typed'] : ['typed', 'spoken']
  const fitting = wanted.find((format) => allowed.includes(format) && (format === 'spoken' || isTypable(card)))
  // You compare a free answer with the card yourself, whatever the briefing allows: no program can.
  const format = fitting ?? (isTypable(card) ? 'typed' : 'spoken')
  return { format, hinted }
}

/** The order in which forms of one fact are preferred where recall is the same: the more is produced, the better. */
export const FORM_RANK: Readonly<Record<CardForm, number>> = { typed: 0, question: 1, reversed: 2, cloze: 3 }
