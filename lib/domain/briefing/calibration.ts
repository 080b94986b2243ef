import type { Correction } from './forecast'

/** One scored review: what was predicted before it, and what came of it. */
export type Scored = { readonly predicted: number; readonly recalled: boolean }

/** From so many scored reviews on a learner's own past corrects forecasts. */
export const LEAST_SCORED = 100
/** How many reviews the absence of any shift weighs as much as. */
const PRIOR_REVIEWS = 100
const EDGE = 1e-6

const logit = (p: number): number => Math.log(p / (1 - p))
const expit = (x: number): number => 1 / (1 + Math.exp(-x))
const inside = (p: number): number => Math.min(1 - EDGE, Math.max(EDGE, p))

/**
 * The shift in logits that makes predictions agree with what happened, by maximum likelihood (Newton), drawn to 0 as if
 * by 100 reviews that agreed; 0 with fewer than 100 scored reviews.
 */
export function calibrationShift(scored: readonly Scored[]): number {
  if (scored.length < LEAST_SCORED) return 0
  const logits = scored.map(({ predicted }) => logit(inside(predicted)))
  const recalled = scored.reduce((sum, one) => sum + (one.recalled ? 1 : 0), 0)
  let shift = 0
  for (let round = 0; round < 30; round += 1) {
    let [expected, slope] = [0, 0]
    for (const value of logits) {
      const p = expit(value + shift)
      expected += p
      slope += p * (1 - p)
    }
    if (slope < EDGE) break
    const step = Math.max(-1, Math.min(1, (recalled - expected) / slope))
    shift += step
    if (Math.abs(step) < 1e-9) break
  }
  return (shift * scored.length) / (scored.length + PRIOR_REVIEWS)
}

/** Corrects a predicted recall by a shift in logits; certainty and ignorance stay what they are. */
export const correctionBy =
  (shift: number): Correction =>
  (recall) =>
    shift === 0 || recall <= 0 || recall >= 1 ? recall : expit(logit(inside(recall)) + shift)
