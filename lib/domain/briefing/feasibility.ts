import type { FactId, StudyDay } from '../ids'
import { WEIGHTS, type Weight } from '../library'
import { readinessWith, type ScopeCard } from './forecast'
import { type ProjectionInput, projectPlan } from './projection'
import { projectInSteps } from './sampled-projection'

/** The readiness to reach for must-knows and for all others. */
export type Targets = { readonly must: number; readonly others: number }

export type FeasibilityInput = Omit<ProjectionInput, 'budgetSecondsOf'> & {
  readonly minutesADay: number
  readonly targets: Targets
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
const RANK: Readonly<Record<Weight, number>> = { must: 0, should: 1, nice: 2 }

const budgetOf = (input: FeasibilityInput, minutes: number, share: number) => (day: StudyDay) =>
  Math.max(0, minutes * 60 - (day === input.day ? input.spentTodaySeconds : 0)) * share

/** Facts of the scope, most important first; of one weight those that are known best first. */
export function factsByWorth(cards: readonly ScopeCard[]): readonly FactId[] {
  const begun = new Map<FactId, { rank: number; studied: number }>()
  for (const { factId, weight, studied } of cards) {
    const known = begun.get(factId) ?? { rank: RANK[weight], studied: 0 }
    begun.set(factId, { rank: known.rank, studied: known.studied + (studied === null ? 0 : 1) })
  }
  return [...begun]
    .sort(([a, x], [b, y]) => x.rank - y.rank || y.studied - x.studied || (a < b ? -1 : 1))
    .map(([factId]) => factId)
}

/** Every n-th fact in the order of worth, so that weights and progress keep their shares. */
function sampleOf(
  cards: readonly ScopeCard[],
  most: number,
): { readonly cards: readonly ScopeCard[]; readonly share: number } {
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

type Outlook = {
  readonly mean: number
  readonly byWeight: Record<Weight, number | null>
  readonly others: number | null
  readonly reached: boolean
}

function outlook(input: FeasibilityInput, cards: readonly ScopeCard[], minutes: number, share: number): Outlook {
  const whole = { ...input, cards, budgetSecondsOf: budgetOf(input, minutes, share) }
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
  const reached = (byWeight.must ?? 1) >= targets.must && (others ?? 1) >= targets.others
  return { mean: readiness.mean, byWeight, others, reached }
}

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

/**
 * Whether the targets are reached with the minutes there are, and what would close the gap: more minutes, or fewer facts.
 * Scopes of more than 600 cards, of fewer where the date is far, are judged on a sample with its share of the minutes,
 * and far dates in steps of several days.
 */
export function feasibilityOf(input: FeasibilityInput): Feasibility {
  const days = Math.max(1, input.briefingDay - input.day)
  const most = Math.min(MOST_CARDS, Math.max(LEAST_CARDS, Math.floor(MOST_CARD_DAYS / days)))
  const { cards, share } = sampleOf(input.cards, most)
  const now = outlook(input, cards, input.minutesADay, share)
  const { byWeight, others, reached } = now
  const common = { expected: now.mean, byWeight, others, reached, isSampled: share < 1 }
  const reachedWith = (minutes: number) => outlook(input, cards, minutes, share).reached
  if (now.reached) {
    return { ...common, minutesNeeded: leastThat(0, input.minutesADay, reachedWith), factsToDrop: 0 }
  }
  const minutesNeeded = leastThat(Math.floor(input.minutesADay) + 1, MOST_MINUTES, reachedWith)
  const facts = factsByWorth(cards)
  const dropped = leastThat(1, facts.length - 1, (count) => {
    const kept = new Set(facts.slice(0, facts.length - count))
    return outlook(
      input,
      cards.filter(({ factId }) => kept.has(factId)),
      input.minutesADay,
      share,
    ).reached
  })
  return { ...common, minutesNeeded, factsToDrop: dropped === null ? null : Math.ceil(dropped / share) }
}
