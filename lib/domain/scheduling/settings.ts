/** FSRS-6 default weights (open-spaced-repetition/fsrs-rs 6.x). */
export const DEFAULT_WEIGHTS: readonly number[] = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483,
  0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
]

/** Weekday shares of the load, Monday first: 1 = normal, 0.5 = reduced, 0 = as few as possible. */
export type EasyDays = readonly [number, number, number, number, number, number, number]

/**
 * The version of the rules that surround FSRS. Answers name it, so that they are replayed under the rules that they were
 * given under if these ever change.
 */
export const SCHEDULING_RULES = 3

export const LEECH_ACTIONS = ['tag', 'suspend'] as const
export type LeechAction = (typeof LEECH_ACTIONS)[number]

/**
 * Everything that decides an interval. Immutable once stored: every review names the version it was answered under,
 * so that the log can be replayed bit for bit.
 */
export type SchedulingSettings = {
  readonly rules: typeof SCHEDULING_RULES
  /** A version with the desired retention that a deck has of its own. */
  readonly isOfDeck?: true
  /** IANA zone and hour (0 to 23) that decide where one study day ends. */
  readonly timeZone: string
  readonly dayStartHour: number
  /** 21 FSRS-6 weights. */
  readonly weights: readonly number[]
  /** 0.70 to 0.99. */
  readonly desiredRetention: number
  readonly maximumIntervalDays: number
  readonly learningStepsMinutes: readonly number[]
  readonly relearningStepsMinutes: readonly number[]
  readonly fuzz: boolean
  readonly loadBalance: boolean
  readonly easyDays: EasyDays
  /** Lapses from which a card is a leech; 0 switches it off. */
  readonly leechThreshold: number
  /** What becomes of a card with the lapse that makes it a leech. */
  readonly leechAction: LeechAction
}

export const DEFAULT_SCHEDULING: SchedulingSettings = {
  rules: SCHEDULING_RULES,
  timeZone: 'Etc/UTC',
  dayStartHour: 4,
  weights: DEFAULT_WEIGHTS,
  desiredRetention: 0.9,
  maximumIntervalDays: 36_500,
  learningStepsMinutes: [1, 10],
  relearningStepsMinutes: [10],
  fuzz: true,
  loadBalance: true,
  easyDays: [1, 1, 1, 1, 1, 1, 1],
  leechThreshold: 8,
  leechAction: 'tag',
}

/** In which order reviews are taken up to their limit: Anki's thirteen, and by weight. */
export const REVIEW_ORDERS = [
  'due-then-random',
  'due-then-deck',
  'deck-then-due',
  'shortest-interval',
  'longest-interval',
  'easiest',
  'hardest',
  'overdueness',
  'lowest-recall',
  'highest-recall',
  'weight',
  'added',
  'added-last',
  'random',
] as const
export type ReviewOrder = (typeof REVIEW_ORDERS)[number]

/** In which order new cards are taken up to their limit. */
export const NEW_ORDERS = [
  'position',
  'highest-position',
  'random',
  'random-facts',
  'deck',
  'deck-then-random-facts',
  'weight',
] as const
export type NewOrder = (typeof NEW_ORDERS)[number]

/** Where new cards come among others. */
export const QUEUE_MIXES = ['mixed', 'before', 'after'] as const
export type QueueMix = (typeof QUEUE_MIXES)[number]

/** What a learner chose for a deck and the decks nested in it; null is what the deck above it has, or the learner. */
export type DeckOptions = {
  readonly desiredRetention: number | null
  readonly newPerDay: number | null
  readonly reviewsPerDay: number | null
}

export const NO_DECK_OPTIONS: DeckOptions = { desiredRetention: null, newPerDay: null, reviewsPerDay: null }

/** What is shown and how much of it; none of it changes an interval. */
export type QueueSettings = {
  readonly newPerDay: number
  /** What is left of it caps new cards too. */
  readonly reviewsPerDay: number
  readonly reviewOrder: ReviewOrder
  readonly newOrder: NewOrder
  readonly newMix: QueueMix
  /** Whether a card waits for the next day once another card of its fact was asked. */
  readonly burySiblings: boolean
  /** Cards first answered before this date (`YYYY-MM-DD`) are left out when parameters are fitted; empty = none. */
  readonly fitSince: string
}

export const DEFAULT_QUEUE: QueueSettings = {
  newPerDay: 20,
  reviewsPerDay: 200,
  reviewOrder: 'due-then-random',
  newOrder: 'weight',
  newMix: 'mixed',
  burySiblings: true,
  fitSince: '',
}

/** The fields in which a form holds the easy days, from Monday on. */
export const EASY_DAY_FIELDS = [
  'easyMonday',
  'easyTuesday',
  'easyWednesday',
  'easyThursday',
  'easyFriday',
  'easySaturday',
  'easySunday',
] as const
