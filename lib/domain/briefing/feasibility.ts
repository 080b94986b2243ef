import type { FactId } from '../ids'
import { WEIGHTS, type Weight } from '../library'
import { readinessWith, type ScopeCard } from './forecast'
import { BEST_GAIN } from './plan-day'
import type { PlanOrder } from './plan-input'
import { type ProjectionInput, projectPlan } from './projection'
import { projectInSteps } from './sampled-projection'

/** The least whole number from `low` to `high` for which `holds`, which must hold from some number on; null for none. */
function leastThat(low: number, high: number, holds: (n: number) => boolean): number | null {
  if (low > high || !holds(high)) return null
  let [from, to] = [low, high]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if (holds(middle)) to = middle
    else from = middle + 1
  }
  return from
}

export type FeasibilityInput = Omit<ProjectionInput, 'budgetSecondsOf'> & {
  /** The most that the learner gives a day. */
  readonly minutesADay: number
  /** Seconds that are already spent on the first day. */
  readonly spentTodaySeconds: number
}

export type Feasibility = {
  /** Expected readiness with the minutes as they are, overall and by weight; null for a weight without facts. */
  readonly expected: number
  readonly byWeight: Readonly<Record<Weight, number | null>>
  /** The same for all but must-knows together, which is what their target is held against. */
  readonly others: number | null
  readonly reached: boolean
  /** Whole minutes a day that reach the targets; null where no number of minutes up to the most does. */
  readonly minutesNeeded: number | null
  /** How many facts to leave out, least important first, so that the rest reaches the targets; null where that cannot. */
  readonly factsToDrop: number | null
  /** Whether it was worked out on a sample of the scope. */
  readonly isSampled: boolean
}

/** Nobody is asked for more than four hours a day. */
export const MOST_MINUTES = 240
const MOST_CARDS = 600
/** Many plans are compared: each looks at so many cards on so many days, together, and no more. */
const MOST_CARD_DAYS = 12_000
const LEAST_CARDS = 150
/** The fewest seconds a day are searched for in steps of this. */
const STEP_SECONDS = 15
/** How much more than their weight must-knows may count, where only that reaches their target. */
const MUST_FACTORS = [1.5, 2, 4, 8, 16] as const
/** A plan ends where the targets are just reached: rounding is no shortfall. */
const EPSILON = 1e-6

/** Facts of the scope, most important first; of one weight those that are known best first. */
export function factsByWorth(cards: readonly ScopeCard[]): readonly FactId[] {
  const begun = new Map<FactId, { rank: number; studied: number }>()
  for (const { factId, weight, studied } of cards) {
    const known = begun.get(factId) ?? { rank: WEIGHTS.indexOf(weight), studied: 0 }
    begun.set(factId, { rank: known.rank, studied: known.studied + (studied === null ? 0 : 1) })
  }
  return [...begun]
    .sort(([a, x], [b, y]) => x.rank - y.rank || y.studied - x.studied || (a < b ? -1 : 1))
    .map(([factId]) => factId)
}

/** A scope, or a part of it that stands for it and has its share of the minutes. */
type Sample = { readonly cards: readonly ScopeCard[]; readonly share: number }

/** Every n-th fact in the order of worth, so that weights and progress keep their shares. */
function sampleOf({ cards, briefingDay, day }: Pick<FeasibilityInput, 'cards' | 'briefingDay' | 'day'>): Sample {
  const days = Math.max(1, briefingDay - day)
  const most = Math.min(MOST_CARDS, Math.max(LEAST_CARDS, Math.floor(MOST_CARD_DAYS / days)))
  if (cards.length <= most) return { cards, share: 1 }
  const step = cards.length / most
  const chosen = new Set<FactId>()
  let next = 0
  for (const [index, factId] of factsByWorth(cards).entries()) {
    if (index < next) continue
    chosen.add(factId)
    next += step
  }
  const sample = cards.filter(({ factId }) => chosen.has(factId))
  return { cards: sample, share: sample.length / cards.length }
}

/** `notBegun`: cards that are still new at the end. `mustsBelow`: must-knows that are each below their target then. */
type Expected = Pick<Feasibility, 'expected' | 'byWeight' | 'others' | 'reached'> & {
  readonly notBegun: number
  readonly mustsBelow: number
}

/** Must-knows whose recall, the mean of their cards, stays below their target. */
function countMustsBelow(cards: readonly ScopeCard[], target: number, recallOf: (card: ScopeCard) => number): number {
  const facts = new Map<FactId, number>()
  for (const card of cards) {
    if (card.weight !== 'must') continue
    facts.set(card.factId, (facts.get(card.factId) ?? 0) + recallOf(card) / card.cardsOfFact)
  }
  let below = 0
  for (const recall of facts.values()) if (recall < target - EPSILON) below += 1
  return below
}

function expectedWith(input: FeasibilityInput, { cards, share }: Sample, secondsADay: number): Expected {
  const { spentTodaySeconds, todaysPlan: settled, ...rest } = input
  const whole: ProjectionInput = {
    ...rest,
    cards,
    budgetSecondsOf: (day) => Math.max(0, secondsADay - (day === input.day ? spentTodaySeconds : 0)) * share,
    // A sample has a plan of its own.
    ...(settled !== undefined && share === 1 ? { todaysPlan: settled } : {}),
  }
  const mostDays = Math.max(12, Math.floor(MOST_CARD_DAYS / Math.max(1, cards.length)))
  const { recall, readiness } = projectPlan(projectInSteps(whole, mostDays).input)
  const { correct = (value: number) => value, targets } = input
  const meanOf = (wanted: (weight: Weight) => boolean): number | null => {
    const own = cards.filter(({ weight }) => wanted(weight))
    return own.length === 0 ? null : readinessWith(own, ({ cardId }) => correct(recall.get(cardId) ?? 0)).mean
  }
  const byWeight = { must: null, should: null, nice: null } as Record<Weight, number | null> // filled in below
  for (const weight of WEIGHTS) byWeight[weight] = meanOf((own) => own === weight)
  const others = meanOf((weight) => weight !== 'must')
  const reached = (byWeight.must ?? 1) >= targets.must - EPSILON && (others ?? 1) >= targets.others - EPSILON
  const notBegun = cards.filter(({ cardId, studied }) => studied === null && !recall.get(cardId)).length
  const mustsBelow = countMustsBelow(cards, targets.must, ({ cardId }) => correct(recall.get(cardId) ?? 0))
  return { expected: readiness.mean, byWeight, others, reached, notBegun, mustsBelow }
}

/** How a plan spends its days: the seconds of each, and what comes first. */
export type Pace = {
  readonly secondsADay: number
  readonly order: PlanOrder
  readonly reached: boolean
}

/**
 * The fewest seconds a day, spread evenly over the study days that are left, that reach the targets, begin all new facts
 * that can be begun and leave no must-know below its target that all minutes would raise to it, in steps of 15.
 * Where `mostSeconds` do not reach them, or all minutes are to be used, it is all of those; and must-knows count as much
 * more as it takes to reach their own target, or come first altogether if nothing less does. Nothing counts as spent on the first day.
 */
export function paceOf(
  input: Omit<FeasibilityInput, 'order' | 'minutesADay' | 'spentTodaySeconds'>,
  mostSeconds: number,
): Pace {
  const sample = sampleOf(input)
  const given: FeasibilityInput = {
    ...input,
    order: BEST_GAIN,
    usesAllMinutes: false,
    minutesADay: mostSeconds / 60,
    spentTodaySeconds: 0,
  }
  const most = expectedWith(given, sample, mostSeconds)
  if (!most.reached || input.usesAllMinutes) {
    const isMustReached = ({ byWeight }: Expected) => (byWeight.must ?? 1) >= input.targets.must - EPSILON
    const withFactor = (mustFactor: number) =>
      expectedWith({ ...given, order: { kind: 'best-gain', mustFactor } }, sample, mostSeconds)
    const mustFactor = isMustReached(most) ? 1 : MUST_FACTORS.find((factor) => isMustReached(withFactor(factor)))
    const order: PlanOrder = mustFactor === undefined ? { kind: 'must-first' } : { kind: 'best-gain', mustFactor }
    return { secondsADay: mostSeconds, order, reached: most.reached }
  }
  const secondsOf = (steps: number) => Math.min(mostSeconds, steps * STEP_SECONDS)
  const isEnough = ({ reached, notBegun, mustsBelow }: Expected) =>
    reached && notBegun <= most.notBegun && mustsBelow <= most.mustsBelow
  const steps = leastThat(
    0,
    Math.ceil(mostSeconds / STEP_SECONDS),
    (count) => secondsOf(count) === mostSeconds || isEnough(expectedWith(given, sample, secondsOf(count))),
  )
  return { secondsADay: secondsOf(steps ?? 0), order: BEST_GAIN, reached: true }
}

/**
 * Whether the targets are reached with the minutes there are, and what would close the gap: more minutes, or fewer facts.
 * Scopes of more than 600 cards, of fewer where the date is far, are judged on a sample with its share of the minutes,
 * and far dates in steps of several days.
 */
export function feasibilityOf(input: FeasibilityInput): Feasibility {
  const sample = sampleOf(input)
  const { cards, share } = sample
  const { notBegun: _new, mustsBelow: _musts, ...now } = expectedWith(input, sample, input.minutesADay * 60)
  const common = { ...now, isSampled: share < 1 }
  const { todaysPlan: _, ...open } = input
  const other: FeasibilityInput = { ...open, order: BEST_GAIN, usesAllMinutes: false }
  const reachedWith = (minutes: number) => expectedWith(other, sample, minutes * 60).reached
  if (now.reached) {
    return { ...common, minutesNeeded: leastThat(0, input.minutesADay, reachedWith), factsToDrop: 0 }
  }
  const minutesNeeded = leastThat(Math.floor(input.minutesADay) + 1, MOST_MINUTES, reachedWith)
  const facts = factsByWorth(cards)
  const dropped = leastThat(1, facts.length - 1, (count) => {
    const kept = new Set(facts.slice(0, facts.length - count))
    const rest = { cards: cards.filter(({ factId }) => kept.has(factId)), share }
    return expectedWith(other, rest, input.minutesADay * 60).reached
  })
  return { ...common, minutesNeeded, factsToDrop: dropped === null ? null : Math.ceil(dropped / share) }
}
