import type { CardId, FactId, Instant, StudyDay } from '../ids'
import type { Weight } from '../library'
import type { FsrsModel, FsrsState } from '../scheduling/fsrs'

export const DAY_MS = 86_400_000

/** How much a fact counts in a readiness. */
export const WEIGHT_VALUES: Readonly<Record<Weight, number>> = { must: 3, should: 2, nice: 1 }

/** What is remembered of a studied card, as far as a forecast needs it. */
export type StudiedState = FsrsState & { readonly lastReviewAt: Instant; readonly lastReviewDay: StudyDay }

/** A card in the scope of a briefing. */
export type ScopeCard = {
  readonly cardId: CardId
  readonly factId: FactId
  readonly weight: Weight
  /** The cards of its fact in the scope, this one among them: a fact counts with the mean recall of its cards. */
  readonly cardsOfFact: number
  /** Null when it was never studied. */
  readonly studied: StudiedState | null
  /** The study day on which FSRS wants it back; null when it was never studied. */
  readonly dueDay: StudyDay | null
}

/** What a card adds to the sum of weights: its fact's weight, shared among the fact's cards. */
export const shareOf = ({ weight, cardsOfFact }: Pick<ScopeCard, 'weight' | 'cardsOfFact'>): number =>
  WEIGHT_VALUES[weight] / cardsOfFact

/** Recall predicted for an instant if the card is not studied before: 0 where it never was. */
export const recallAt = (studied: StudiedState | null, at: Instant, model: FsrsModel): number =>
  studied === null ? 0 : model.recall((at - studied.lastReviewAt) / DAY_MS, studied.stability)

/** Changes a predicted recall to what the learner's own past says; the identity where too little is known. */
export type Correction = (recall: number) => number

/** A share from 0 to 1 that holds in 95 of 100 cases, as far as the model is right; and the same counted in facts. */
export type Readiness = {
  readonly mean: number
  readonly low: number
  readonly high: number
  readonly facts: number
  readonly expectedFacts: { readonly mean: number; readonly low: number; readonly high: number }
}

const Z_95 = 1.959963984540054

/** One card's part in a readiness. */
export type Part = Pick<ScopeCard, 'weight' | 'cardsOfFact'> & { readonly recall: number }

/**
 * Readiness of a scope: Σ weight·recall / Σ weight over its facts, each with the mean recall of its cards, with the
 * range that Σ R(1−R) gives. No facts give a readiness of 1 that rests on 0 facts: there is nothing to be ready for.
 */
export function readinessOf(parts: Iterable<Part>): Readiness {
  let [weights, sum, variance, facts, known, knownVariance] = [0, 0, 0, 0, 0, 0]
  for (const { weight, cardsOfFact, recall } of parts) {
    const share = WEIGHT_VALUES[weight] / cardsOfFact
    const spread = recall * (1 - recall)
    weights += share
    sum += share * recall
    variance += share ** 2 * spread
    facts += 1 / cardsOfFact
    known += recall / cardsOfFact
    knownVariance += spread / cardsOfFact ** 2
  }
  const whole = Math.round(facts)
  if (weights === 0) return { mean: 1, low: 1, high: 1, facts: 0, expectedFacts: { mean: 0, low: 0, high: 0 } }
  const half = (Z_95 * Math.sqrt(variance)) / weights
  const halfFacts = Z_95 * Math.sqrt(knownVariance)
  const mean = sum / weights
  return {
    mean,
    low: Math.max(0, mean - half),
    high: Math.min(1, mean + half),
    facts: whole,
    expectedFacts: { mean: known, low: Math.max(0, known - halfFacts), high: Math.min(whole, known + halfFacts) },
  }
}

/** Readiness at an instant if nothing is studied from now on. */
export function readinessAt(
  cards: readonly ScopeCard[],
  at: Instant,
  model: FsrsModel,
  correct: Correction = (recall) => recall,
): Readiness {
  return readinessOf(
    cards.map(({ weight, cardsOfFact, studied }) => ({
      weight,
      cardsOfFact,
      recall: studied === null ? 0 : correct(recallAt(studied, at, model)),
    })),
  )
}
