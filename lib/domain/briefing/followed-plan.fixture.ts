import { model, morningOf } from './briefing.fixture'
import { type BriefingPlanInput, planBriefing } from './briefing-plan'
import { readinessWith, recallAt, type ScopeCard } from './forecast'

/**
 * What became of a learner: readiness of each kind at the briefing, must-knows that are each below their target there, facts
 * recalled, and the mean seconds a day.
 */
export type Followed = {
  readonly must: number
  readonly others: number
  readonly mean: number
  readonly mustsBelow: number
  readonly recalled: number
  readonly secondsADay: number
}

/** Follows the plan day by day, made again each morning, as a learner whose mind is the model. The seed decides. */
export function followPlan(input: BriefingPlanInput, seed: number): Followed {
  let state = Math.imul(seed, 2_654_435_761) >>> 0
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
  const cards: ScopeCard[] = [...input.cards]
  const indexOf = new Map(cards.map(({ cardId }, index) => [cardId, index]))
  let seconds = 0
  for (let day = input.day; day < input.briefingDay; day += 1) {
    const now = morningOf(day)
    const { today } = planBriefing({ ...input, cards: [...cards], now, day })
    for (const { cardId } of today.cards) {
      const index = indexOf.get(cardId) ?? -1
      const card = cards[index]
      if (!card) continue
      const { studied } = card
      const right = random() < (studied === null ? 0.5 : recallAt({ studied, model }, now))
      const { learn, recalled, forgotten } = input.seconds
      seconds += studied === null ? learn : right ? recalled : forgotten
      const elapsed = studied === null ? 0 : day - studied.lastReviewDay
      const after = right
        ? model.next(studied, elapsed, 3, true)
        : model.next(model.next(studied, elapsed, 1, true), 0, 3, true)
      const dueDay = day + Math.max(1, Math.round(model.intervalDays(after.stability, card.desiredRetention)))
      cards[index] = { ...card, studied: { ...after, lastReviewAt: now, lastReviewDay: day }, dueDay }
    }
  }
  const readinessOf = (own: readonly ScopeCard[]) =>
    readinessWith(own, ({ studied }) => recallAt({ studied, model }, input.at)).mean
  return {
    must: readinessOf(cards.filter(({ weight }) => weight === 'must')),
    others: readinessOf(cards.filter(({ weight }) => weight !== 'must')),
    mean: readinessOf(cards),
    mustsBelow: cards.filter(
      ({ weight, studied }) => weight === 'must' && recallAt({ studied, model }, input.at) < input.targets.must,
    ).length,
    recalled: cards.filter(({ studied }) => random() < recallAt({ studied, model }, input.at)).length,
    secondsADay: seconds / Math.max(1, input.briefingDay - input.day),
  }
}
