import { fsrsModel } from '../scheduling/fsrs'
import { seededFraction } from '../scheduling/fuzz'
import type { Rating } from '../scheduling/memory'
import type { SchedulingSettings } from '../scheduling/settings'

/** What a desired retention asks for: answers that a card takes in its first year, and the share of it remembered. */
export type RetentionCost = {
  readonly desiredRetention: number
  readonly answersPerCard: number
  /** Mean recall over the days of the year, 0 to 1. */
  readonly meanRecall: number
}

/** What a first answer is taken to be: of ten cards one is hard, two are not known and one is easy. */
const FIRST_RATINGS: readonly Rating[] = [3, 1, 3, 2, 3, 1, 3, 4, 3, 3]
const DAYS = 365
const CARDS = 200
/** How far fuzz moves an interval: about as far as the schedule's own does in the first months. */
const FUZZ = 0.15

/**
 * The cost of each desired retention, found by sending 200 cards through a year: after the first answer each review is
 * recalled with the predicted probability (Good) or forgotten (Again, and once more after the relearning steps). Draws
 * are seeded by card and review and the same at every level, so that levels differ by their cost and not by luck.
 * Limits, siblings and learning steps are left out.
 */
export function costOfRetention(
  settings: Pick<SchedulingSettings, 'weights' | 'maximumIntervalDays'>,
  levels: readonly number[],
): readonly RetentionCost[] {
  const model = fsrsModel(settings.weights)
  return levels.map((desiredRetention) => {
    let [answers, recallDays] = [0, 0]
    for (let card = 0; card < CARDS; card++) {
      const drawn = drawsOf(card)
      let state = model.next(null, 0, FIRST_RATINGS[card % FIRST_RATINGS.length] ?? 3, true)
      answers += 1
      for (let day = 0, review = 0; day < DAYS; review++) {
        const spread = 1 + FUZZ * (2 * (drawn[2 * review + 1] ?? 0) - 1)
        const wanted = model.intervalDays(state.stability, desiredRetention) * spread
        const interval = Math.min(Math.max(1, wanted), settings.maximumIntervalDays)
        const counted = Math.min(interval, DAYS - day)
        recallDays += recallOver(counted, (elapsed) => model.recall(elapsed, state.stability))
        day += interval
        if (day >= DAYS) break
        const isRecalled = (drawn[2 * review] ?? 0) < model.recall(interval, state.stability)
        state = model.next(state, interval, isRecalled ? 3 : 1, true)
        answers += isRecalled ? 1 : 2
        if (!isRecalled) state = model.next(state, 0, 3, true)
      }
    }
    return { desiredRetention, answersPerCard: answers / CARDS, meanRecall: recallDays / (CARDS * DAYS) }
  })
}

/** As many draws as a card needs that is answered every day. */
const DRAWS_A_CARD = 2 * DAYS
const draws = new Map<number, readonly number[]>()

function drawsOf(card: number): readonly number[] {
  const cached = draws.get(card)
  if (cached) return cached
  const made = Array.from({ length: DRAWS_A_CARD }, (_, draw) => seededFraction(`${card}:${draw}`))
  draws.set(card, made)
  return made
}

/** The sum of recall over days, by Simpson's rule: the curve is smooth, and three points of it are enough. */
function recallOver(days: number, recall: (elapsedDays: number) => number): number {
  return (days / 6) * (recall(0) + 4 * recall(days / 2) + recall(days))
}
