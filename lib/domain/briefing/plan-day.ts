import type { CardId, FactId } from '../ids'
import { recallAt, type ScopeCard, shareOf } from './forecast'
import type { Gain } from './gain'
import type { PlanDayInput, PlanOrder, PlanReason } from './plan-input'
import { type CardGain, factRecalls, hasStudyDayAfter, type Unit, unitsOf } from './plan-units'
import { targetSums } from './target-sums'

export type PlannedCard = {
  readonly cardId: CardId
  readonly factId: FactId
  readonly reason: PlanReason
  /** Whether it was never studied. */
  readonly isNew: boolean
  readonly gain: Gain
}

export type DayPlan = {
  /** In the order of study. */
  readonly cards: readonly PlannedCard[]
  readonly seconds: number
  /** Facts of which the first card is studied: one of which a card was asked before is begun, also if others are new. */
  readonly newFacts: number
}

export const BEST_GAIN: PlanOrder = { kind: 'best-gain', mustFactor: 1 }

export const NOTHING_PLANNED: DayPlan = { cards: [], seconds: 0, newFacts: 0 }

/** A plan of these cards, in their order. @param scope all cards of the scope, as they are before it */
export function dayPlanOf(cards: readonly PlannedCard[], scope: readonly ScopeCard[]): DayPlan {
  const newFacts = new Set(cards.flatMap(({ factId, isNew }) => (isNew ? [factId] : [])))
  if (newFacts.size > 0) for (const { factId, studied } of scope) if (studied !== null) newFacts.delete(factId)
  return { cards, seconds: cards.reduce((sum, { gain }) => sum + gain.seconds, 0), newFacts: newFacts.size }
}

/** The seconds that a day has: no more than its budget, and none after the briefing has begun. */
export const secondsOfDay = ({ budgetSeconds, now, at }: Pick<PlanDayInput, 'budgetSeconds' | 'now' | 'at'>): number =>
  Math.max(0, Math.min(budgetSeconds, (at - now) / 1000))

/** Recall of must-knows at the briefing by fact, while it is planned what raises it. */
function mustRecalls({ cards }: Pick<PlanDayInput, 'cards'>, recalls: Float64Array, taken: readonly Raised[]) {
  const facts = new Map(factRecalls(cards, recalls))
  const raise = ({ card, to, recall }: Raised) =>
    facts.set(card.factId, (facts.get(card.factId) ?? 0) + (to - recall) / card.cardsOfFact)
  for (const one of taken) raise(one)
  return { raise, of: (factId: FactId) => facts.get(factId) ?? 0 }
}

/** A card that is planned, with its recall at the briefing before and after that, corrected. */
type Raised = Omit<CardGain, 'gain'> & { readonly to: number }

/**
 * What to study on one day, within its minutes and before the briefing begins; only as far as the targets need and new
 * facts have to be begun, unless all minutes are to be used. First come a quota of new facts, what is due and, in the
 * last days, a final pass over what may slip, then whatever else gains; in each part the best score first: taking the
 * weakest first would starve new facts.
 * With must-knows first, a weight's turn comes only when nothing more important that could still be raised is left out.
 * A fact is begun whole: its new cards are planned together, unless together they take more than the whole day. No new
 * fact comes after the freeze. The targets are for means: minutes that are left go to must-knows that would each stay
 * below theirs, once it is their day: if they are due, if studying them now is enough until the briefing, or if it is the
 * last day. The same input gives the same plan. Measured by `npm run bench -- briefing`.
 */
export function planDay(input: PlanDayInput): DayPlan {
  const { cards, day, at, targets, usesAllMinutes, expectedRecall } = input
  const { correct = (recall: number) => recall } = input
  const budget = secondsOfDay(input)
  if (input.daysOff.has(day) || budget <= 0) return NOTHING_PLANNED
  const recalls = new Float64Array(cards.length)
  const sums = targetSums(targets)
  let hasMustBelow = false
  for (const [index, card] of cards.entries()) {
    const recall = card.studied === null ? 0 : correct(expectedRecall?.get(card.cardId) ?? recallAt(card, at))
    recalls[index] = recall
    hasMustBelow ||= card.weight === 'must' && card.studied !== null && recall < targets.must
    sums.add(card.weight, shareOf(card), recall)
  }
  const isReached = () => sums.isReached('must') && sums.isReached('nice')
  const hasNew = day < input.freezeDay && cards.some(({ studied }) => studied === null)
  if (!usesAllMinutes && !hasNew && isReached() && !hasMustBelow) return NOTHING_PLANNED
  const planned: PlannedCard[] = []
  const raised: Raised[] = []
  const seen = new Set<Unit>()
  let spent = 0
  const take = ({ card, gain, recall }: CardGain, reason: PlanReason) => {
    spent += gain.seconds
    planned.push({ cardId: card.cardId, factId: card.factId, reason, isNew: card.studied === null, gain })
    raised.push({ card, recall, to: correct(gain.with) })
    sums.raise(card.weight, shareOf(card), correct(gain.with) - recall)
  }
  /** Takes a unit, or as much as fits of one that no day could hold. False where something of it had to be left out. */
  const takeUnit = (unit: Unit): boolean => {
    const isWhole = unit.seconds <= budget
    if (isWhole && spent + unit.seconds > budget) return false
    seen.add(unit)
    let isLeft = false
    for (const one of unit.cards) {
      if (isWhole || spent + one.gain.seconds <= budget) take(one, unit.reason)
      else isLeft ||= one.gain.seconds <= budget
    }
    return !isLeft
  }
  const units = unitsOf(input, recalls)
  /** Goes through all units once; one tier's turn comes when nothing that a day could hold is left out of those before. */
  const go = (isDone: (unit: Unit, at: number) => boolean) => {
    let [tier, isLeft] = [0, false]
    for (const [at, unit] of units.entries()) {
      if (unit.tier !== tier && isLeft) return
      tier = unit.tier
      if (!seen.has(unit) && !isDone(unit, at) && !takeUnit(unit)) isLeft = true
    }
  }
  // A day's quota of new facts is begun in any case: others that are known well do not make up for one never seen.
  const lastNew = units.findLastIndex(({ reason }) => reason === 'new')
  // What reaches its own target needs no more; where must-knows come first one by one, only once all targets are reached
  // and no new fact that is less important follows.
  go(({ weight, reason }, at) => {
    if (reason === 'new') return false
    return input.order.kind === 'best-gain' ? sums.isReached(weight) || isReached() : isReached() && at > lastNew
  })
  if (hasMustBelow) {
    const isLast = !hasStudyDayAfter(input)
    const musts = mustRecalls(input, recalls, raised)
    for (const unit of units) {
      const [one] = unit.cards
      if (!one || seen.has(unit) || unit.weight !== 'must' || one.card.studied === null) continue
      const { card, gain, recall } = one
      const to = correct(gain.with)
      const isItsDay = isLast || unit.reason === 'due' || to >= targets.must
      if (!isItsDay || recall >= targets.must || musts.of(card.factId) >= targets.must) continue
      if (takeUnit(unit)) musts.raise({ card, recall, to })
    }
  }
  if (usesAllMinutes) go(() => false)
  return dayPlanOf(planned, cards)
}
