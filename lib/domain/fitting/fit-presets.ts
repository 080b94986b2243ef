import type { FitLog } from './fit-log'
import { type FitScores, fitScores, type LossDifference, lossDifference } from './fit-scores'
import { isBetter, LEAST_FITTED, trainingCount } from './fit-verdict'
import { itemsOfPreset, predictionsOf, type ScoredItems, type Train, trainingItems } from './scored-items'

/** Parameters that a preset can have: those that it has, those fitted to all reviews, or those fitted to its own. */
export type PresetChoice = 'in-force' | 'common' | 'own'

/** What was found on the last fifth of a preset's own reviews. All were fitted to reviews before these alone. */
export type PresetHeldOut = {
  readonly inForce: FitScores
  /** Fitted to the reviews of all presets; null where these are not to be adopted. */
  readonly common: FitScores | null
  readonly own: FitScores
  /** Of those fitted to all reviews less those in force. */
  readonly commonOverInForce: LossDifference | null
  /** Of its own less the better of the others. */
  readonly ownOverOthers: LossDifference
}

/** What fitting found for one of several presets. */
export type PresetFit = {
  /** Its place among the presets that were fitted. */
  readonly preset: number
  readonly scored: number
  /** Null where it has too few reviews for parameters of its own: then what holds for all reviews holds for it. */
  readonly heldOut: PresetHeldOut | null
  readonly choice: PresetChoice
  /** What is to be adopted for it; null where it is to keep what it has. */
  readonly weights: readonly number[] | null
}

/**
 * What each of several presets is to have. One with enough reviews is judged on the last fifth of its own: parameters
 * fitted to all reviews have to be better than those in force, and its own better than the better of these two. One with
 * fewer has those fitted to all reviews, if they passed on all held-out reviews.
 * @param inForce the weights of each preset
 * @param common those fitted to all reviews; null where these are not to be adopted
 */
export async function fitPresets(
  log: FitLog,
  items: ScoredItems,
  inForce: readonly (readonly number[])[],
  common: readonly number[] | null,
  train: Train,
  progress: (share: number) => void,
): Promise<readonly PresetFit[]> {
  const fits: PresetFit[] = []
  for (const [preset, current] of inForce.entries()) {
    const told = (share: number) => progress((preset + share) / inForce.length)
    const own = itemsOfPreset(log, items, preset)
    if (own.length < LEAST_FITTED) {
      fits.push({
        preset,
        scored: own.length,
        heldOut: null,
        choice: common === null ? 'in-force' : 'common',
        weights: common,
      })
    } else fits.push(await fitPreset({ log, items, own, preset, current, common }, train, told))
    told(1)
  }
  return fits
}

type One = {
  readonly log: FitLog
  readonly items: ScoredItems
  readonly own: ScoredItems
  readonly preset: number
  readonly current: readonly number[]
  readonly common: readonly number[] | null
}

async function fitPreset(
  { log, items, own, preset, current, common }: One,
  train: Train,
  progress: (share: number) => void,
): Promise<PresetFit> {
  const count = trainingCount(own.length)
  const range = { from: count, to: own.length }
  const predicted = (weights: readonly number[]) => predictionsOf(log, own, () => weights)
  const fitted = predicted(await train(trainingItems(log, own, 0, count), (share) => progress(share / 3)))
  // Those of all reviews, fitted again without the future of this preset's held-out ones.
  const earlier = common === null ? 0 : itemsBefore(log, items, log.at[own.place[count] ?? 0] ?? 0)
  const shared =
    earlier < LEAST_FITTED
      ? null
      : predicted(await train(trainingItems(log, items, 0, earlier), (share) => progress((1 + share) / 3)))
  const before = predicted(current)
  const scores = {
    inForce: fitScores(own, before, range),
    common: shared && fitScores(own, shared, range),
    own: fitScores(own, fitted, range),
  }
  const commonOverInForce = shared && lossDifference(own, shared, before, range)
  const takesCommon =
    scores.common !== null && commonOverInForce !== null && isBetter(scores.common, scores.inForce, commonOverInForce)
  const others =
    takesCommon && shared !== null && scores.common !== null
      ? { predicted: shared, scores: scores.common }
      : { predicted: before, scores: scores.inForce }
  const ownOverOthers = lossDifference(own, fitted, others.predicted, range)
  const takesOwn = isBetter(scores.own, others.scores, ownOverOthers)
  const found = { preset, scored: own.length, heldOut: { ...scores, commonOverInForce, ownOverOthers } }
  if (!takesOwn) {
    return takesCommon
      ? { ...found, choice: 'common', weights: common }
      : { ...found, choice: 'in-force', weights: null }
  }
  const weights = await train(trainingItems(log, own, 0, own.length), (share) => progress((2 + share) / 3))
  return { ...found, choice: 'own', weights }
}

/** How many items are earlier than an instant. */
function itemsBefore(log: FitLog, items: ScoredItems, at: number): number {
  let count = 0
  while (count < items.length && (log.at[items.place[count] ?? 0] ?? 0) < at) count += 1
  return count
}
