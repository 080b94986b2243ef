import type { CardId, Instant, StudyDay } from '../ids'
import type { Correction, ScopeCard, Targets } from './forecast'
import type { StudySeconds } from './gain'

/** Why a card is in a day's plan, in the order in which reasons are looked for. */
export type PlanReason = 'new' | 'due' | 'final-pass' | 'gain'

/**
 * What comes first where a day has not room for everything: what gains most for its seconds, with must-knows counting
 * `mustFactor` times as much as their weight says; or must-knows below their target before should, and those before nice.
 */
export type PlanOrder = { readonly kind: 'best-gain'; readonly mustFactor: number } | { readonly kind: 'must-first' }

/** What a day is planned from. */
export type PlanDayInput = {
  readonly cards: readonly ScopeCard[]
  readonly now: Instant
  readonly day: StudyDay
  /** The instant of the briefing, and the study day it lies on. */
  readonly at: Instant
  readonly briefingDay: StudyDay
  /** Study days from this one on bring no new facts. */
  readonly freezeDay: StudyDay
  /** Study days on which nothing is studied. */
  readonly daysOff: ReadonlySet<StudyDay>
  readonly budgetSeconds: number
  readonly seconds: StudySeconds
  /** The first study day of the whole plan: how long the final pass is depends on it. */
  readonly startDay: StudyDay
  readonly targets: Targets
  readonly order: PlanOrder
  /** Goes on beyond the targets until the minutes are used up. */
  readonly usesAllMinutes: boolean
  readonly correct?: Correction
  /** Recall at the briefing without study where a projection knows better than the card's state, not corrected. */
  readonly expectedRecall?: ReadonlyMap<CardId, number>
}
