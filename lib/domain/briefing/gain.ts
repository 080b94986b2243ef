import type { Instant, StudyDay } from '../ids'
import type { FsrsState } from '../scheduling/fsrs'
import { DAY_MS } from '../time/units'
import { recallAt, type ScopeCard, shareOf } from './forecast'

/** Expected seconds of one study of a card, by what comes of it; a forgotten or new card is relearned within them. */
export type StudySeconds = {
  /** A new card until it is first recalled. */
  readonly learn: number
  readonly recalled: number
  readonly forgotten: number
}

/** The moment a card would be studied and the moment it is wanted. */
export type GainMoment = { readonly now: Instant; readonly day: StudyDay; readonly at: Instant }

/** What studying a card now does to its recall at the briefing. */
export type Gain = {
  /** Chance of recalling it now; for a new card of getting it right at first sight. */
  readonly recallNow: number
  /** Recall at the briefing if it is not studied. */
  readonly without: number
  /** Recall at the briefing if it is studied now, recalled or relearned. */
  readonly with: number
  readonly seconds: number
  /** Weighted recall won for each second. */
  readonly score: number
}

/** Of the cards that a learner sees first, the share taken to be answered right: half, until their log says more. */
const FIRST_RIGHT = 0.5

/** States after one study: recalled, and forgotten then relearned on the same day. */
export type AfterStudy = { readonly recalled: FsrsState; readonly relearned: FsrsState }

export function afterStudy({ studied, model }: Pick<ScopeCard, 'studied' | 'model'>, day: StudyDay): AfterStudy {
  const elapsed = studied === null ? 0 : Math.max(0, day - studied.lastReviewDay)
  const forgotten = model.next(studied, elapsed, 1, true)
  return { recalled: model.next(studied, elapsed, 3, true), relearned: model.next(forgotten, 0, 3, true) }
}

/**
 * Gain of studying a card now: P·R_T(Good) + (1 − P)·R_T(Again, then relearned) − R_T(no study), and its score, weight
 * times gain for each expected second. A new card counts from 0.
 */
export function gainOf(card: ScopeCard, { now, day, at }: GainMoment, seconds: StudySeconds): Gain {
  const { studied, model } = card
  const days = Math.max(0, at - now) / DAY_MS
  const { recalled, relearned } = afterStudy(card, day)
  const recallNow = studied === null ? FIRST_RIGHT : recallAt(card, now)
  const without = recallAt(card, Math.max(at, now))
  const after =
    recallNow * model.recall(days, recalled.stability) + (1 - recallNow) * model.recall(days, relearned.stability)
  const expected = studied === null ? seconds.learn : recallNow * seconds.recalled + (1 - recallNow) * seconds.forgotten
  return { recallNow, without, with: after, seconds: expected, score: (shareOf(card) * (after - without)) / expected }
}
