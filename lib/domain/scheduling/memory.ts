import type { Instant, StudyDay } from '../ids'

export type Rating = 1 | 2 | 3 | 4
export const RATINGS = [1, 2, 3, 4] as const satisfies readonly Rating[]
export const RATING_NAMES: Readonly<Record<Rating, string>> = { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' }

export const MEMORY_STATES = ['new', 'learning', 'review', 'relearning'] as const
export type MemoryState = (typeof MEMORY_STATES)[number]

/**
 * What a learner's mind holds of a card. A card without a memory was never studied; a memory in state `new` is one
 * that was never studied either but is suspended, buried, marked, flagged or repositioned.
 */
export type Memory = {
  readonly state: MemoryState
  /** Days until recall falls to 90%; null while the state is `new`. */
  readonly stability: number | null
  /** 1 to 10; null while the state is `new`. */
  readonly difficulty: number | null
  /** The study day on which it is due; null while the state is `new`. */
  readonly dueDay: StudyDay | null
  /** The instant at which an intraday (re)learning card is due; null for everything scheduled by days. */
  readonly dueAt: Instant | null
  readonly lastReviewAt: Instant | null
  readonly lastReviewDay: StudyDay | null
  /** The interval last given, in days; 0 for intraday steps. */
  readonly intervalDays: number
  /** Index into the (re)learning steps while learning or relearning; otherwise 0. */
  readonly step: number
  readonly reps: number
  readonly lapses: number
  readonly suspended: boolean
  /** Hidden until this study day begins; null when not buried. */
  readonly buriedUntilDay: StudyDay | null
  readonly marked: boolean
  /** 0 = none, 1 to 7. */
  readonly flag: number
  /** Lapses when the card, rewritten, was last cleared of being a leech; 0 = never. */
  readonly clearedLapses: number
  /** The place among new cards that the learner gave it; null = that of the library. */
  readonly position: number | null
}

/**
 * Whether a card was answered since it was last new: what “studied” means. One that was only given a date, here or in
 * another program, has a stability and was never answered.
 */
export const isStudied = ({ stability, reps }: Pick<Memory, 'stability' | 'reps'>): boolean =>
  stability !== null && reps > 0

/** The memory of a card that was never studied. */
export const UNSTUDIED: Memory = {
  state: 'new',
  stability: null,
  difficulty: null,
  dueDay: null,
  dueAt: null,
  lastReviewAt: null,
  lastReviewDay: null,
  intervalDays: 0,
  step: 0,
  reps: 0,
  lapses: 0,
  suspended: false,
  buriedUntilDay: null,
  marked: false,
  flag: 0,
  clearedLapses: 0,
  position: null,
}

const FIELDS = Object.keys(UNSTUDIED) as readonly (keyof Memory)[] // those of every memory

/** Whether two memories are the same, bit for bit. */
export const areSameMemories = (one: Memory | null, other: Memory | null): boolean =>
  one === other || (one !== null && other !== null && FIELDS.every((field) => Object.is(one[field], other[field])))
