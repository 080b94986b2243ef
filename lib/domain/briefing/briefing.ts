import type { FactId, StudyDay } from '../ids'
import type { Weight } from '../library'

/** What a briefing is about: a fact belongs to it that any of these names, and none of the left out. */
export type BriefingScope = {
  readonly articleKeys: readonly string[]
  readonly deckNames: readonly string[]
  readonly topics: readonly string[]
  readonly people: readonly string[]
  readonly places: readonly string[]
  readonly searches: readonly string[]
  readonly factIds: readonly FactId[]
  readonly leftOut: readonly FactId[]
}

/** Everything that a learner decides about a briefing beside its title and time. */
export type BriefingChoices = {
  readonly scope: BriefingScope
  /** Weights where the learner wants others than the facts' own. */
  readonly weights: Readonly<Record<string, Weight>>
  /** Readiness to reach for must-knows and for all others, 0 to 1. */
  readonly targetMust: number
  readonly targetOthers: number
  /** Study days off, and weekdays off (1 = Monday … 7 = Sunday). */
  readonly daysOff: readonly StudyDay[]
  readonly weekdaysOff: readonly number[]
  /** So many days before the briefing nothing new is begun. */
  readonly freezeDays: number
  /** Study until the minutes of each day are used up, also where fewer reach the targets. */
  readonly usesAllMinutes: boolean
}

export const EMPTY_SCOPE: BriefingScope = {
  articleKeys: [],
  deckNames: [],
  topics: [],
  people: [],
  places: [],
  searches: [],
  factIds: [],
  leftOut: [],
}

export const DEFAULT_CHOICES: BriefingChoices = {
  scope: EMPTY_SCOPE,
  weights: {},
  targetMust: 0.95,
  targetOthers: 0.85,
  daysOff: [],
  weekdaysOff: [],
  freezeDays: 1,
  usesAllMinutes: false,
}
