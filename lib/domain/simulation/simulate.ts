import type { Rating } from '../scheduling/memory'
import { type FsrsNumbers, fsrsNumbers } from './fsrs-numbers'
import type { GradeShares, Range, SimulatedLevel, SimulatedPreset, Simulation } from './simulation'

/** A fraction 0 <= f < 1 for one use in one review of one card: the same at every level, so that luck cancels out. */
const drawn = (seed: number, card: number, review: number, use: number): number => {
  let mixed =
    Math.imul(seed ^ Math.imul(card + 1, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(review * 4 + use + 1, 0xc2b2ae35)
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b)
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32
}

const gradeAt = (shares: GradeShares, fraction: number): Rating => {
  if (fraction < shares[0]) return 1
  if (fraction < shares[0] + shares[1]) return 2
  return fraction < shares[0] + shares[1] + shares[2] ? 3 : 4
}

/** Anki's fuzz, as `fuzzedInterval` in scheduling/fuzz.ts, and no shorter than before where the interval has grown. */
const fuzzed = (days: number, previous: number, most: number, fraction: number): number => {
  const clamped = Math.min(Math.max(days, 1), most)
  const spread =
    clamped < 2.5
      ? 0
      : 1 +
        0.15 * (Math.min(clamped, 7) - 2.5) +
        0.1 * Math.max(0, Math.min(clamped, 20) - 7) +
        0.05 * Math.max(0, clamped - 20)
  const least = Math.min(Math.round(clamped) > previous ? previous + 1 : 1, most)
  const lowest = Math.max(least, Math.round(clamped - spread))
  const highest = Math.max(lowest, Math.min(most, Math.round(clamped + spread)))
  return Math.min(Math.floor(lowest + fraction * (1 + highest - lowest)), most)
}

/** The cards while they are simulated: first those studied before, then new ones. */
type State = {
  readonly stability: Float64Array
  readonly difficulty: Float64Array
  readonly lastDay: Int32Array
  readonly interval: Int32Array
  readonly reviews: Int32Array
  /** The index of each card's preset. */
  readonly preset: Int32Array
  /** Cards due on a day as linked lists: the first of each day, and the next of each card; -1 = none. */
  readonly first: Int32Array
  readonly next: Int32Array
}

const stateOf = ({ cards, newCards, days }: Simulation): State => {
  const count = cards.stability.length + newCards.preset.length
  const column = (values: readonly number[]) => {
    const numbers = new Float64Array(count)
    numbers.set(values)
    return numbers
  }
  const lastDay = new Int32Array(count)
  lastDay.set(cards.lastDay)
  const interval = new Int32Array(count)
  const preset = new Int32Array(count)
  preset.set(cards.preset)
  preset.set(newCards.preset, cards.stability.length)
  const state: State = {
    stability: column(cards.stability),
    difficulty: column(cards.difficulty),
    lastDay,
    interval,
    reviews: new Int32Array(count),
    preset,
    first: new Int32Array(days).fill(-1),
    next: new Int32Array(count).fill(-1),
  }
  for (let card = cards.stability.length - 1; card >= 0; card--) {
    const due = cards.dueDay[card] ?? 0
    interval[card] = Math.max(0, due - (cards.lastDay[card] ?? 0))
    enlist(state, card, Math.max(0, due))
  }
  return state
}

const enlist = ({ first, next }: State, card: number, day: number): void => {
  if (day >= first.length) return
  next[card] = first[day] ?? -1
  first[day] = card
}

/** A preset while it is simulated: its formulas, and what is left of its limits today. */
type RunningPreset = SimulatedPreset & {
  readonly fsrs: FsrsNumbers
  /** Days of interval for each day of stability. */
  readonly factor: number
  /** Its new cards, in the order in which they begin. */
  readonly waiting: readonly number[]
  begun: number
  reviewsLeft: number
}

const runningPresets = (
  { presets, varied, cards, newCards, added }: Simulation,
  desiredRetention: number,
): readonly RunningPreset[] =>
  presets.map((preset, index) => {
    const fsrs = fsrsNumbers(preset.weights)
    const factor = fsrs.intervalFactor(index === varied ? desiredRetention : preset.desiredRetention)
    const here = newCards.preset.slice(0, newCards.preset.length - (added?.cards ?? 0))
    const waiting = here.flatMap((own, at) => (own === index ? [cards.stability.length + at] : []))
    return { ...preset, fsrs, factor, waiting, begun: 0, reviewsLeft: 0 }
  })

/** Gives a card its memory after an answer, the steps of the day included, and its next day. */
const schedule = (
  run: { readonly seed: number; readonly preset: RunningPreset; readonly state: State },
  card: number,
  day: number,
  afterAnswer: { readonly stability: number; readonly difficulty: number },
  steps: number,
): void => {
  const { seed, state } = run
  const { fsrs, factor, maximumIntervalDays } = run.preset
  let stability = afterAnswer.stability
  let difficulty = afterAnswer.difficulty
  for (let step = 0; step < steps; step++) {
    if (fsrs.hasShortTerm) stability = fsrs.sameDayStability(stability, 3)
    difficulty = fsrs.nextDifficulty(difficulty, 3)
  }
  const review = state.reviews[card] ?? 0
  const fraction = drawn(seed, card, review, 2)
  const days = fuzzed(stability * factor, state.interval[card] ?? 0, maximumIntervalDays, fraction)
  state.stability[card] = stability
  state.difficulty[card] = difficulty
  state.lastDay[card] = day
  state.interval[card] = days
  state.reviews[card] = review + 1
  enlist(state, card, day + days)
}

/**
 * What one desired retention comes to: each card is reviewed on its day, within the limits of its preset, and recalled
 * with the probability that FSRS-6 predicts under the parameters of its preset. Reviews beyond the limit wait, the most
 * overdue first. A sibling is not held back, the load is not balanced, and there are no easy days.
 * @param desiredRetention of the preset that is varied
 */
export const simulateLevel = (simulation: Simulation, desiredRetention: number): SimulatedLevel => {
  const { cards, newCards, added, days, seconds, seed, holiday, firstGrades, recalledGrades } = simulation
  const state = stateOf(simulation)
  const presets = runningPresets(simulation, desiredRetention)
  // One object for all reviews of a preset: millions are simulated.
  const runs = presets.map((preset) => ({ seed, preset, state }))
  const studied = cards.stability.length
  const newAnswerSeconds = seconds.new + simulation.stepsAfterNew * seconds.learning
  const lapseSeconds = simulation.stepsAfterLapse * seconds.learning
  const waiting = new Int32Array(studied + newCards.preset.length)
  let [waitingCount, begun, reviews, spent, most] = [0, 0, 0, 0, 0]
  let nextAdded = studied + newCards.preset.length - (added?.cards ?? 0)
  const lastAdded = studied + newCards.preset.length
  const begin = (run: (typeof runs)[number], card: number, day: number): void => {
    const { fsrs, learningSteps } = run.preset
    const rating = gradeAt(firstGrades, drawn(seed, card, 0, 1))
    const memory = { stability: fsrs.firstStability(rating), difficulty: fsrs.firstDifficulty(rating) }
    const steps = rating === 4 ? 0 : rating === 3 ? Math.max(0, learningSteps - 1) : learningSteps
    schedule(run, card, day, memory, steps)
    begun += 1
  }
  for (let day = 0; day < days; day++) {
    for (let card = state.first[day] ?? -1; card !== -1; card = state.next[card] ?? -1) waiting[waitingCount++] = card
    if (holiday !== null && day >= holiday.from && day <= holiday.until) continue
    for (const preset of presets) preset.reviewsLeft = preset.reviewsPerDay
    let today = 0
    let kept = 0
    for (let place = 0; place < waitingCount; place++) {
      const card = waiting[place] ?? 0
      const run = runs[state.preset[card] ?? 0]
      if (run === undefined || run.preset.reviewsLeft <= 0) {
        waiting[kept++] = card
        continue
      }
      const { fsrs } = run.preset
      run.preset.reviewsLeft -= 1
      const review = state.reviews[card] ?? 0
      const stability = state.stability[card] ?? 1
      const difficulty = state.difficulty[card] ?? 5
      const recall = fsrs.recall(day - (state.lastDay[card] ?? day), stability)
      const isRecalled = drawn(seed, card, review, 0) < recall
      const rating = isRecalled ? gradeAt(recalledGrades, drawn(seed, card, review, 1)) : 1
      today += seconds.review + (isRecalled ? 0 : lapseSeconds)
      const after = {
        stability: fsrs.nextStability(difficulty, stability, recall, rating),
        difficulty: fsrs.nextDifficulty(difficulty, rating),
      }
      if (!isRecalled) state.interval[card] = 0
      schedule(run, card, day, after, isRecalled ? 0 : run.preset.relearningSteps)
    }
    reviews += waitingCount - kept
    waitingCount = kept
    for (const run of runs) {
      const fresh = newCardsToday(run.preset)
      for (const card of fresh) begin(run, card, day)
      today += fresh.length * newAnswerSeconds
      run.preset.begun += fresh.length
    }
    const ofAdded = runs[simulation.varied]
    if (added !== null && ofAdded !== undefined) {
      const until = lastAdded - Math.max(0, Math.ceil((added.cards * (added.days - day - 1)) / added.days))
      for (; nextAdded < until; nextAdded++) {
        begin(ofAdded, nextAdded, day)
        today += newAnswerSeconds
      }
    }
    spent += today
    most = Math.max(most, today)
  }
  return {
    desiredRetention,
    minutesADay: spent / 60 / days,
    reviewsADay: reviews / days,
    factsRemembered: rememberedAfter(simulation, presets, state),
    newStudied: begun,
    backlog: waitingCount,
    mostMinutes: most / 60,
    minutesRange: null,
  }
}

/** The new cards that a preset begins on a day, once its reviews are answered. */
const newCardsToday = ({ waiting, begun, newPerDay, reviewLimitCapsNew, reviewsLeft }: RunningPreset) =>
  waiting.slice(begun, begun + Math.min(newPerDay, reviewLimitCapsNew ? reviewsLeft : newPerDay))

/** Expected facts recalled at the end, of the cards studied by then; each card is a share of its fact. */
const rememberedAfter = (
  { cards, newCards, days }: Simulation,
  presets: readonly RunningPreset[],
  state: State,
): number => {
  const studied = cards.stability.length
  let facts = 0
  for (let card = 0; card < state.reviews.length; card++) {
    if (card >= studied && state.reviews[card] === 0) continue
    const share = (card < studied ? cards.cardsOfFact[card] : newCards.cardsOfFact[card - studied]) ?? 1
    const recall = presets[state.preset[card] ?? 0]?.fsrs.recall
    facts += (recall?.(days - (state.lastDay[card] ?? 0), state.stability[card] ?? 1) ?? 0) / share
  }
  return facts
}

/** Cards that are simulated in all at a level: small libraries are simulated often, so that chance evens out. */
const CARDS_IN_ALL = 10_000
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

/** The mean of as many years as even out chance, each with a seed of its own. */
const simulateOften = (simulation: Simulation, desiredRetention: number): SimulatedLevel => {
  const cards = simulation.cards.stability.length + simulation.newCards.preset.length
  const repeats = Math.max(1, Math.min(MOST_REPEATS, Math.round(CARDS_IN_ALL / Math.max(1, cards))))
  const runs = Array.from({ length: repeats }, (_, repeat) =>
    simulateLevel({ ...simulation, seed: simulation.seed + repeat }, desiredRetention),
  )
  const mean = (key: keyof Omit<SimulatedLevel, 'minutesRange'>) => meanOf(runs, key)
  return {
    desiredRetention,
    minutesADay: mean('minutesADay'),
    reviewsADay: mean('reviewsADay'),
    factsRemembered: mean('factsRemembered'),
    newStudied: mean('newStudied'),
    backlog: Math.round(mean('backlog')),
    mostMinutes: mean('mostMinutes'),
    minutesRange: rangeOf(runs),
  }
}

/** What each of several levels comes to, in their order: small libraries are simulated several times. */
export const simulate = (simulation: Simulation, levels: readonly number[]): readonly SimulatedLevel[] =>
  levels.map((level) => simulateOften(simulation, level))
