import { type FsrsModel, type FsrsState, fsrsModel } from '../scheduling/fsrs'
import { fuzzedInterval, minimumAfter, seededFraction } from '../scheduling/fuzz'
import type { Rating } from '../scheduling/memory'
import type { GradeShares, Range, SimulatedLevel, Simulation } from './simulation'

/** A fraction 0 <= f < 1 for one use in one review of one card: the same at every level, so that luck cancels out. */
const drawn = (seed: number, { id, reviews }: Card, use: 'recall' | 'grade' | 'fuzz'): number =>
  seededFraction(`${seed}:${id}:${reviews}:${use}`)

const gradeAt = (shares: GradeShares, fraction: number): Rating => {
  if (fraction < shares[0]) return 1
  if (fraction < shares[0] + shares[1]) return 2
  return fraction < shares[0] + shares[1] + shares[2] ? 3 : 4
}

/** A card while it is simulated. */
type Card = {
  readonly id: number
  /** How many cards its fact has. */
  readonly cardsOfFact: number
  /** Null until it is begun. */
  state: FsrsState | null
  lastDay: number
  interval: number
  reviews: number
}

/** A limit for one day: one that is a fraction, as that of a sample, allows a card more on some days. */
const allowed = (limit: number, day: number): number => Math.floor((day + 1) * limit) - Math.floor(day * limit)

/** The year of one seed at one desired retention. */
type Year = {
  readonly simulation: Simulation
  readonly model: FsrsModel
  readonly desiredRetention: number
  readonly cards: readonly Card[]
  /** New cards in the order in which they begin. */
  readonly waiting: Card[]
  /** Cards that begin on top of the limits, in their order. */
  readonly added: readonly Card[]
  /** The cards that are due on each day, in the order in which they were given it. */
  readonly dueOn: readonly Card[][]
}

const openYear = (simulation: Simulation, desiredRetention: number): Year => {
  const { cards, newCards, options, days } = simulation
  const dueOn: Card[][] = Array.from({ length: days }, () => [])
  const studied = cards.stability.map((stability, at): Card => {
    const [lastDay = 0, due = 0] = [cards.lastDay[at], cards.dueDay[at]]
    const state = { stability, difficulty: cards.difficulty[at] ?? 5 }
    const cardsOfFact = cards.cardsOfFact[at] ?? 1
    const interval = Math.max(0, due - lastDay)
    const card = { id: at, cardsOfFact, state, lastDay, interval, reviews: 0 }
    dueOn[Math.max(0, due)]?.push(card)
    return card
  })
  const fresh = newCards.cardsOfFact.map((cardsOfFact, at): Card => {
    const id = studied.length + at
    return { id, cardsOfFact, state: null, lastDay: 0, interval: 0, reviews: 0 }
  })
  const byLimit = fresh.length - (simulation.added?.cards ?? 0)
  return {
    simulation,
    model: fsrsModel(options.weights),
    desiredRetention,
    cards: [...studied, ...fresh],
    waiting: fresh.slice(0, byLimit),
    added: fresh.slice(byLimit),
    dueOn,
  }
}

/** Gives a card its memory after an answer, the steps of the day included, and its next day. */
const answer = (
  { simulation: { seed, options }, model, desiredRetention, dueOn }: Year,
  card: Card,
  day: number,
  rating: Rating,
  steps: number,
): void => {
  const { maximumIntervalDays } = options
  let state = model.next(card.state, Math.max(0, day - card.lastDay), rating, true)
  for (let step = 0; step < steps; step++) state = model.next(state, 0, 3, model.hasShortTerm)
  const days = model.intervalDays(state.stability, desiredRetention)
  const least = Math.max(1, minimumAfter(days, card.interval, maximumIntervalDays))
  card.interval = fuzzedInterval(days, drawn(seed, card, 'fuzz'), least, maximumIntervalDays)
  card.state = state
  card.lastDay = day
  card.reviews += 1
  dueOn[day + card.interval]?.push(card)
}

/** Begins a new card: its first grade, and the steps of that day. */
const begin = (year: Year, card: Card, day: number): void => {
  const { seed, firstGrades, options } = year.simulation
  const { learningSteps } = options
  const rating = gradeAt(firstGrades, drawn(seed, card, 'grade'))
  answer(year, card, day, rating, rating === 4 ? 0 : rating === 3 ? Math.max(0, learningSteps - 1) : learningSteps)
}

/** Reviews a card that is due. @returns whether it was recalled */
const review = (year: Year, card: Card, day: number): boolean => {
  const { seed, recalledGrades, options } = year.simulation
  const isRecalled = drawn(seed, card, 'recall') < year.model.recall(day - card.lastDay, card.state?.stability ?? 1)
  if (!isRecalled) card.interval = 0
  const rating = isRecalled ? gradeAt(recalledGrades, drawn(seed, card, 'grade')) : 1
  answer(year, card, day, rating, isRecalled ? 0 : options.relearningSteps)
  return isRecalled
}

/**
 * What one desired retention comes to: each card is reviewed on its day, within the limits, and recalled with the probability
 * that FSRS-6 predicts. Reviews beyond the limit wait, the most
 * overdue first. A sibling is not held back, the load is not balanced, and there are no easy days. The
 * desired retention holds for every card, also in decks that have another.
 */
export const simulateLevel = (simulation: Simulation, desiredRetention: number): SimulatedLevel => {
  const { added, days, seconds, holiday, options } = simulation
  const year = openYear(simulation, desiredRetention)
  const newSeconds = seconds.new + simulation.stepsAfterNew * seconds.learning
  const lapseSeconds = simulation.stepsAfterLapse * seconds.learning
  let waiting: readonly Card[] = []
  let [begun, begunOfAdded, reviews, spent, most] = [0, 0, 0, 0, 0]
  for (let day = 0; day < days; day++) {
    const asked = [...waiting, ...(year.dueOn[day] ?? [])]
    waiting = asked
    if (holiday !== null && day >= holiday.from && day <= holiday.until) continue
    let reviewsLeft = allowed(options.reviewsPerDay, day)
    let today = 0
    waiting = asked.filter((card) => {
      if (reviewsLeft <= 0) return true
      reviewsLeft -= 1
      today += seconds.review + (review(year, card, day) ? 0 : lapseSeconds)
      return false
    })
    reviews += asked.length - waiting.length
    const ofAdded = added === null ? 0 : Math.floor((year.added.length * Math.min(day + 1, added.days)) / added.days)
    const limit = allowed(options.newPerDay, day)
    const room = Math.min(limit, reviewsLeft)
    const fresh = [...year.waiting.splice(0, room), ...year.added.slice(begunOfAdded, ofAdded)]
    begunOfAdded = Math.max(begunOfAdded, ofAdded)
    for (const card of fresh) begin(year, card, day)
    begun += fresh.length
    today += fresh.length * newSeconds
    spent += today
    most = Math.max(most, today)
  }
  return {
    desiredRetention,
    minutesADay: spent / 60 / days,
    reviewsADay: reviews / days,
    factsRemembered: year.cards.reduce((facts, card) => facts + recallAfter(year, card, days) / card.cardsOfFact, 0),
    newStudied: begun,
    backlog: waiting.length,
    mostMinutes: most / 60,
    minutesRange: null,
  }
}

/** The recall of a card at the end; 0 where it was never studied. */
const recallAfter = ({ model }: Year, { state, lastDay }: Card, days: number): number =>
  state === null ? 0 : model.recall(days - lastDay, state.stability)

/** Of a larger library a sample of so many cards is simulated. */
const MOST_CARDS = 2_000
/** Cards that are simulated in all at a level: few of them are simulated often, so that chance evens out. */
const CARDS_IN_ALL = 5_000
const MOST_REPEATS = 60
const LEAST_FOR_RANGE = 10

const meanOf = (runs: readonly SimulatedLevel[], key: keyof Omit<SimulatedLevel, 'minutesRange'>): number =>
  runs.reduce((sum, run) => sum + run[key], 0) / runs.length

const rangeOf = (runs: readonly SimulatedLevel[]): Range | null => {
  if (runs.length < LEAST_FOR_RANGE) return null
  const sorted = runs.map(({ minutesADay }) => minutesADay).sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0
  return { low: at(0.1), high: at(0.9) }
}

/** Every so many of some columns, evenly, as a share of all. */
const sampled = <T extends object>(columns: T, share: number): T => {
  const isTaken = (_: unknown, at: number) => Math.floor((at + 1) * share) > Math.floor(at * share)
  return Object.fromEntries(
    Object.entries(columns).map(([name, values]) => [name, (values as readonly number[]).filter(isTaken)]), // all are columns
  ) as T // with the same names
}

/** A simulation of a share of the cards, with that share of each limit. */
const sampleOf = (simulation: Simulation, share: number): Simulation => {
  const { options, cards, newCards, added } = simulation
  const byLimit = newCards.cardsOfFact.length - (added?.cards ?? 0)
  const part = (from: number, to?: number) => sampled({ cardsOfFact: newCards.cardsOfFact.slice(from, to) }, share)
  const [waiting, ofAdded] = [part(0, byLimit), part(byLimit)]
  return {
    ...simulation,
    options: { ...options, newPerDay: options.newPerDay * share, reviewsPerDay: options.reviewsPerDay * share },
    cards: sampled(cards, share),
    newCards: { cardsOfFact: [...waiting.cardsOfFact, ...ofAdded.cardsOfFact] },
    added: added && { ...added, cards: ofAdded.cardsOfFact.length },
  }
}

/**
 * The mean of as many years as even out chance, each with a seed of its own. Of a large library a sample is simulated,
 * and what it comes to is multiplied.
 */
const simulateOften = (simulation: Simulation, desiredRetention: number): SimulatedLevel => {
  const cards = simulation.cards.stability.length + simulation.newCards.cardsOfFact.length
  const share = Math.min(1, MOST_CARDS / Math.max(1, cards))
  const sample = share < 1 ? sampleOf(simulation, share) : simulation
  const repeats = Math.min(MOST_REPEATS, Math.round(CARDS_IN_ALL / Math.max(1, cards * share)))
  const runs = Array.from({ length: repeats }, (_, repeat) =>
    simulateLevel({ ...sample, seed: sample.seed + repeat }, desiredRetention),
  )
  const mean = (key: keyof Omit<SimulatedLevel, 'minutesRange'>) => meanOf(runs, key) / share
  return {
    desiredRetention,
    minutesADay: mean('minutesADay'),
    reviewsADay: mean('reviewsADay'),
    factsRemembered: mean('factsRemembered'),
    newStudied: Math.round(mean('newStudied')),
    backlog: Math.round(mean('backlog')),
    mostMinutes: mean('mostMinutes'),
    minutesRange: rangeOf(runs),
  }
}

/** What each of several levels comes to, in their order: small libraries are simulated several times. */
export const simulate = (simulation: Simulation, levels: readonly number[]): readonly SimulatedLevel[] =>
  levels.map((level) => simulateOften(simulation, level))
