import type { Instant, StudyDay } from '../ids'
import { DAY_MS } from '../time/units'

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

/** FSRS gives a stability of 0.001 at least, whatever it is rounded to: less is damage. */
export const LEAST_STABILITY_DAYS = 0.0005
/** How far the middle of a study day can be from an instant in it, wherever on earth and whenever the day starts. */
const MOST_DAYS_APART = 3

/** Whether a log can lead to a memory. A damaged one cannot be counted on: what it should be is replayed. */
export const isPossible = ({ state, stability, difficulty, ...memory }: Memory): boolean => {
  const { dueDay, lastReviewAt, lastReviewDay, intervalDays, step, reps, lapses } = memory
  if (Math.min(intervalDays, step, reps, lapses) < 0) return false
  if (state === 'new') return stability === null && difficulty === null && dueDay === null
  if (stability === null || difficulty === null || dueDay === null) return false
  if (lastReviewAt === null || lastReviewDay === null) return false
  const isState = stability >= LEAST_STABILITY_DAYS && Number.isFinite(stability) && difficulty >= 1 && difficulty <= 10
  return isState && Math.abs(lastReviewAt / DAY_MS - lastReviewDay) <= MOST_DAYS_APART
}

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
