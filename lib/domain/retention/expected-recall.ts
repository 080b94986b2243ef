import type { FactId, Instant } from '../ids'
import type { RecallCurve } from '../scheduling/fsrs'
import { DAY_MS } from '../time/units'
import { Z_95 } from './wilson'

/** An expected number; the range holds it in 95 of 100 cases, as far as the model is right. */
export type Expected = { readonly mean: number; readonly low: number; readonly high: number }

/** Sums of predicted recall: over cards, and over facts, of which each card is a share. */
export type RecallSums = {
  readonly cards: number
  readonly facts: number
  readonly recall: number
  readonly variance: number
}

/**
 * Studied cards as columns of numbers: a hundred thousand are gone through at each look at the page. A card whose
 * stability is 0 is passed over.
 */
export type StudiedColumns = {
  /** Days until recall falls to 90%. */
  readonly stability: readonly number[]
  readonly lastReviewAt: readonly Instant[]
  readonly factIds: readonly FactId[]
  /** How many cards that are not retired the card's fact has, itself among them. */
  readonly cardsOfFact: readonly number[]
}

/** A number of cards in a bar from `from` (included) to `to` (excluded). */
export type HistogramBar = { readonly from: number; readonly to: number; readonly count: number }

export type MemorySummary = {
  readonly sums: RecallSums
  /** Facts known in seven days if nothing is studied. */
  readonly factsInAWeek: number
  /** Cards by predicted recall, in steps of 5%. */
  readonly recall: readonly HistogramBar[]
}

const RECALL_BARS = 20
const WEEK_DAYS = 7

/**
/** What the memories of studied cards hold at `now`: sums of recall, and how it spreads. */
export const memorySummary = (columns: StudiedColumns, now: Instant, curve: RecallCurve): MemorySummary => {
  const recalls = Array.from({ length: RECALL_BARS }, () => 0)
  let [studied, facts, recall, variance, factsInAWeek] = [0, 0, 0, 0, 0]
  for (let i = 0; i < columns.stability.length; i++) {
    const stability = columns.stability[i] ?? 0
    if (stability <= 0) continue
    const elapsedDays = Math.max(0, (now - (columns.lastReviewAt[i] ?? now)) / DAY_MS)
    const cardsOfFact = columns.cardsOfFact[i] ?? 1
    const predicted = curve.recall(elapsedDays, stability)
    studied += 1
    recall += predicted
    facts += predicted / cardsOfFact
    variance += (predicted * (1 - predicted)) / (cardsOfFact * cardsOfFact)
    factsInAWeek += curve.recall(elapsedDays + WEEK_DAYS, stability) / cardsOfFact
    const bar = Math.min(RECALL_BARS - 1, Math.floor(predicted * RECALL_BARS))
    recalls[bar] = (recalls[bar] ?? 0) + 1
  }
  return {
    sums: { cards: studied, facts, recall, variance },
    factsInAWeek,
    recall: recalls.map((cardsThere, i) => ({ from: i / RECALL_BARS, to: (i + 1) / RECALL_BARS, count: cardsThere })),
  }
}

/** The facts known now as an expected number with its range, from Σ R(1−R). Never below 0 or above `most`. */
export const expectedFacts = ({ facts, variance }: RecallSums, most: number): Expected => {
  const half = Z_95 * Math.sqrt(variance)
  return { mean: facts, low: Math.max(0, facts - half), high: Math.min(most, facts + half) }
}
