import type { PacedAnswer, SecondsPerCard } from '../queue/pace'
import type { Rating } from '../scheduling/memory'

/** Shares of the four grades, Again first; they add up to 1. */
export type GradeShares = readonly [number, number, number, number]

/** Studied cards as columns; days are counted from today, 0 = today. */
export type SimulatedCards = {
  /** Days until recall falls to 90%; above 0. */
  readonly stability: readonly number[]
  /** 1 to 10. */
  readonly difficulty: readonly number[]
  readonly lastDay: readonly number[]
  readonly dueDay: readonly number[]
  /** How many cards the card's fact has: of a fact each is a share. */
  readonly cardsOfFact: readonly number[]
}

/** New cards as columns, in the order in which they begin. */
export type SimulatedNewCards = Pick<SimulatedCards, 'cardsOfFact'>

/** The settings that a simulation uses. */
export type SimulatedOptions = {
  readonly weights: readonly number[]
  readonly maximumIntervalDays: number
  /** Learning and relearning steps within a day. */
  readonly learningSteps: number
  readonly relearningSteps: number
  /** Limits; those of a sample may be fractions. */
  readonly newPerDay: number
  readonly reviewsPerDay: number
}

/** What is simulated: a learner's cards, settings and pace, day by day. All of it is plain data. */
export type Simulation = {
  readonly options: SimulatedOptions
  readonly cards: SimulatedCards
  readonly newCards: SimulatedNewCards
  /**
   * How many of the last new cards are still to be added: evenly over so many days from today, each begun on its day, on
   * top of the limit of new cards. Null = none.
   */
  readonly added: { readonly cards: number; readonly days: number } | null
  readonly seconds: SecondsPerCard
  /** Answers in learning steps after the first answer to a new card, and after a lapse. */
  readonly stepsAfterNew: number
  readonly stepsAfterLapse: number
  /** Grades of first answers; and of recalled reviews, whose share of Again is 0. */
  readonly firstGrades: GradeShares
  readonly recalledGrades: GradeShares
  readonly days: number
  /** Days without study, both included; null = none. */
  readonly holiday: { readonly from: number; readonly until: number } | null
  readonly seed: number
}

/** What one desired retention comes to. */
export type SimulatedLevel = {
  readonly desiredRetention: number
  readonly minutesADay: number
  /** Answers to reviews, without those in steps. */
  readonly reviewsADay: number
  /** Expected facts recalled on the last day, of those studied by then. */
  readonly factsRemembered: number
  readonly newStudied: number
  /** Reviews that are due and not answered at the end. */
  readonly backlog: number
  /** Minutes of the day that takes longest. */
  readonly mostMinutes: number
  /** Of ten such years eight have so many minutes a day; null where a single one was simulated. */
  readonly minutesRange: Range | null
}

export type Range = { readonly low: number; readonly high: number }

/** Answers that what is assumed weighs as much as. */
const PRIOR = 10
const FIRST: GradeShares = [0.1, 0.05, 0.8, 0.05]
const RECALLED: GradeShares = [0, 0.11, 0.78, 0.11]

const sharesOf = (answers: readonly PacedAnswer[], assumed: GradeShares): GradeShares => {
  const share = (rating: Rating) => {
    const given = answers.filter((answer) => answer.rating === rating).length
    return (given + PRIOR * (assumed[rating - 1] ?? 0)) / (answers.length + PRIOR)
  }
  return [share(1), share(2), share(3), share(4)]
}

/** How a learner grades first answers and recalled reviews: their last answers, drawn to what is usual while few. */
export const gradeShares = (answers: readonly PacedAnswer[]): Pick<Simulation, 'firstGrades' | 'recalledGrades'> => ({
  firstGrades: sharesOf(
    answers.filter(({ state }) => state === 'new'),
    FIRST,
  ),
  recalledGrades: sharesOf(
    answers.filter(({ state, rating }) => state === 'review' && rating !== 1),
    RECALLED,
  ),
})

/** A level with what a further fact costs there. */
export type PricedLevel = SimulatedLevel & {
  /** Seconds a day for one more fact, from two levels below to two above; null where no more is remembered. */
  readonly secondsPerFact: number | null
}

/** Levels on each side that a marginal cost is taken over: one alone is lost in chance if there are few cards. */
const REACH = 2

/** The marginal cost of each level, from its neighbours; levels in rising order. */
export const priced = (levels: readonly SimulatedLevel[]): readonly PricedLevel[] =>
  levels.map((level, index) => {
    const below = levels[Math.max(0, index - REACH)] ?? level
    const above = levels[Math.min(levels.length - 1, index + REACH)] ?? level
    const gained = above.factsRemembered - below.factsRemembered
    const spent = above.minutesADay - below.minutesADay
    return { ...level, secondsPerFact: gained > 0 && spent > 0 ? (spent * 60) / gained : null }
  })

/** 70% to 99% in steps of one. */
export const SIMULATED_LEVELS: readonly number[] = Array.from({ length: 30 }, (_, step) => (70 + step) / 100)
