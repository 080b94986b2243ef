import type { Instant } from '../ids'
import type { FsrsModel } from '../scheduling/fsrs'
import { recallOf } from '../scheduling/recall'

/** A card that was studied: what its recall now is worked out from. */
export type StudiedCard = {
  /** Days until recall falls to 90%. */
  readonly stability: number
  readonly lastReviewAt: Instant
  /** How many cards that are not retired its fact has, this one among them. */
  readonly cardsOfFact: number
}

/** An expected number; the range holds it in 95 of 100 cases, as far as the model is right. */
export type Expected = { readonly mean: number; readonly low: number; readonly high: number }

export type Sums = {
  readonly cards: number
  readonly facts: number
  readonly recall: number
  readonly variance: number
}

export const NOTHING_KNOWN: Sums = { cards: 0, facts: 0, recall: 0, variance: 0 }

const Z_95 = 1.959963984540054

/**
 * Adds up predicted recall now over studied cards: `recall` over cards, `facts` with each card as its share of its
 * fact, so that a fact counts with the mean recall of its cards and cards never studied count nothing.
 */
export const addKnown = (sums: Sums, cards: readonly StudiedCard[], now: Instant, model: FsrsModel): Sums => {
  let { facts, recall, variance } = sums
  for (const card of cards) {
    const { cardsOfFact } = card
    const predicted = recallOf(card, now, model)
    recall += predicted
    facts += predicted / cardsOfFact
    variance += (predicted * (1 - predicted)) / cardsOfFact ** 2
  }
  return { cards: sums.cards + cards.length, facts, recall, variance }
}

/** The facts known now as an expected number with its range, from Σ R(1−R). Never below 0 or above `most`. */
export const expectedFacts = ({ facts, variance }: Sums, most: number): Expected => {
  const half = Z_95 * Math.sqrt(variance)
  return { mean: facts, low: Math.max(0, facts - half), high: Math.min(most, facts + half) }
}
