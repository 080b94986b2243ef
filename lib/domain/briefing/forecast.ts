import type { CardId, FactId, Instant, StudyDay } from '../ids'
import type { Weight } from '../library'
import type { FsrsModel, FsrsState } from '../scheduling/fsrs'
import { isStudied, type Memory } from '../scheduling/memory'
import { recallOf } from '../scheduling/recall'

/** How much a fact counts in a readiness. */
export const WEIGHT_VALUES: Readonly<Record<Weight, number>> = { must: 3, should: 2, nice: 1 }

/** The readiness to reach for must-knows and for all others, 0 to 1. */
export type Targets = { readonly must: number; readonly others: number }

/** What is remembered of a studied card, as far as a forecast needs it. */
export type StudiedState = FsrsState & {
  readonly lastReviewAt: Instant
  readonly lastReviewDay: StudyDay
  /** Whether it is in its first step, of learning or relearning, where a miss leads; left out where it is not. */
  readonly isInFirstStep?: boolean
}

type RememberedState = Pick<Memory, keyof FsrsState | 'lastReviewAt' | 'lastReviewDay' | 'reps' | 'state' | 'step'>

/**
 * Whether a memory is in its first step, of learning or of relearning: where Again leads, and where Hard leaves a card.
 * Where a preset has no such steps, FSRS puts a card there that it wants back within half a day, after Good too.
 */
const isInFirstStep = ({ state, step }: Pick<Memory, 'state' | 'step'>): boolean =>
  (state === 'learning' || state === 'relearning') && step === 0

/** What a forecast needs of a memory; null where the card was never answered. */
export const studiedStateOf = (memory: RememberedState | null): StudiedState | null => {
  if (memory === null || !isStudied(memory)) return null
  const { stability, difficulty, lastReviewAt, lastReviewDay } = memory
  return stability === null || difficulty === null || lastReviewAt === null || lastReviewDay === null
    ? null
    : { stability, difficulty, lastReviewAt, lastReviewDay, isInFirstStep: isInFirstStep(memory) }
}

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
  /** The model and the desired retention of its preset. */
  readonly model: FsrsModel
  readonly desiredRetention: number
}

/** What a card adds to the sum of weights: its fact's weight, shared among the fact's cards. */
export const shareOf = ({ weight, cardsOfFact }: Pick<ScopeCard, 'weight' | 'cardsOfFact'>): number =>
  WEIGHT_VALUES[weight] / cardsOfFact

/**
 * Of cards that were missed and not recalled since, the share recalled the next time. The forgetting curve takes what
 * was just seen as known, so for these it only says how that fades. Measured on 4,672 answers
 * of the demo log (`recalled-after-miss.fixtures.test.ts`).
 */
export const RECALLED_AFTER_MISS = 0.68

/**
 * Recall predicted for an instant if the card is not studied before: 0 where it never was; in its first step the
 * share above, as far as the forgetting curve leaves it.
 */
export const recallAt = ({ studied, model }: Pick<ScopeCard, 'studied' | 'model'>, at: Instant): number =>
  (recallOf(studied, at, model) ?? 0) * (studied?.isInFirstStep ? RECALLED_AFTER_MISS : 1)

/** The card once it was recalled in its steps: a plan counts on them, what happens without does not. */
export const afterSteps = (card: ScopeCard): ScopeCard =>
  card.studied?.isInFirstStep ? { ...card, studied: { ...card.studied, isInFirstStep: false } } : card

/** Changes a predicted recall to what the learner's own past says; the identity where too little is known. */
export type Correction = (recall: number) => number

/**
 * A share from 0 to 1 with the range that holds in 95 of 100 cases, as far as the model is right; and the same counted in
 * facts. A range never goes past what is possible: what was never studied is not known, and what is certain is.
 */
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

/** A readiness while its cards are gone through, one after another. */
export type ReadinessSum = {
  readonly add: (weight: Weight, cardsOfFact: number, recall: number) => void
  readonly total: () => Readiness
}

/**
 * Weights, weighted recall, its variance, and the least and most that it can be; facts, expected facts, their variance,
 * and the fewest and most of them: an array, so that none is boxed.
 */
type Sums = Float64Array
const SUMS = 10

function addTo(sums: Sums, weight: Weight, cardsOfFact: number, recall: number): void {
  const share = WEIGHT_VALUES[weight] / cardsOfFact
  const spread = recall * (1 - recall)
  const [least, most] = [recall >= 1 ? 1 : 0, recall > 0 ? 1 : 0]
  sums[0] = (sums[0] ?? 0) + share
  sums[1] = (sums[1] ?? 0) + share * recall
  sums[2] = (sums[2] ?? 0) + share * share * spread
  sums[3] = (sums[3] ?? 0) + share * least
  sums[4] = (sums[4] ?? 0) + share * most
  sums[5] = (sums[5] ?? 0) + 1 / cardsOfFact
  sums[6] = (sums[6] ?? 0) + recall / cardsOfFact
  sums[7] = (sums[7] ?? 0) + spread / (cardsOfFact * cardsOfFact)
  sums[8] = (sums[8] ?? 0) + least / cardsOfFact
  sums[9] = (sums[9] ?? 0) + most / cardsOfFact
}

/** A sum of independent outcomes with the range that the normal distribution gives it, within what is possible. */
const withRange = (mean: number, variance: number, least: number, most: number, unit: number) => {
  const half = Z_95 * Math.sqrt(variance)
  return {
    mean: mean / unit,
    low: Math.min(mean, Math.max(least, mean - half)) / unit,
    high: Math.max(mean, Math.min(most, mean + half)) / unit,
  }
}

function totalOf(sums: Sums): Readiness {
  const [weights = 0, sum = 0, variance = 0, least = 0, most = 0] = sums
  const [facts = 0, known = 0, knownVariance = 0, fewest = 0, greatest = 0] = sums.subarray(SUMS / 2)
  if (weights === 0) return { mean: 1, low: 1, high: 1, facts: 0, expectedFacts: { mean: 0, low: 0, high: 0 } }
  return {
    ...withRange(sum, variance, least, most, weights),
    facts: Math.round(facts),
    expectedFacts: withRange(known, knownVariance, fewest, greatest, 1),
  }
}

/** A sum without any card yet: see `readinessOf`. */
export function readinessSum(): ReadinessSum {
  const sums = new Float64Array(SUMS)
  return {
    add: (weight, cardsOfFact, recall) => addTo(sums, weight, cardsOfFact, recall),
    total: () => totalOf(sums),
  }
}

/**
 * Readiness of a scope: Σ weight·recall / Σ weight over its facts, each with the mean recall of its cards, with the
 * range that Σ R(1−R) gives, within what is possible. No facts give a readiness of 1 that rests on 0 facts: there is
 * nothing to be ready for.
 */
export function readinessOf(parts: Iterable<Part>): Readiness {
  const sums = new Float64Array(SUMS)
  for (const { weight, cardsOfFact, recall } of parts) addTo(sums, weight, cardsOfFact, recall)
  return totalOf(sums)
}

/** Readiness of cards, each with the recall that is given for it. */
export function readinessWith<T extends Pick<ScopeCard, 'weight' | 'cardsOfFact'>>(
  cards: Iterable<T>,
  recallOf: (card: T) => number,
): Readiness {
  const sums = new Float64Array(SUMS)
  for (const card of cards) addTo(sums, card.weight, card.cardsOfFact, recallOf(card))
  return totalOf(sums)
}

/** Readiness at an instant if nothing is studied from now on. */
export function readinessAt(
  cards: readonly ScopeCard[],
  at: Instant,
  correct: Correction = (recall) => recall,
): Readiness {
  return readinessWith(cards, (card) => (card.studied === null ? 0 : correct(recallAt(card, at))))
}
