import { computeParameters, FSRSBindingItem, FSRSBindingReview } from '@open-spaced-repetition/binding'
import type { Train } from '../../domain/fitting/scored-items'

/** How often the trainer says how far it is, in milliseconds. */
const TELL_EVERY_MS = 200

/** Single-precision weights as the shortest decimals that mean the same. */
const shortest = (weight: number): number => Number(Math.fround(weight).toPrecision(7))

/** Trains by fsrs-rs, with its usual settings. Runs on threads of its own; loads a native library. */
export const trainByFsrsRs: Train = async (items, progress) => {
  const set = items.map(
    (answers) =>
      new FSRSBindingItem(answers.map(({ rating, elapsedDays }) => new FSRSBindingReview(rating, elapsedDays))),
  )
  const weights = await computeParameters(set, {
    enableShortTerm: true,
    numRelearningSteps: 1,
    timeout: TELL_EVERY_MS,
    progress: (done, total) => {
      progress(total === 0 ? 0 : done / total)
    },
  })
  return weights.map(shortest)
}
