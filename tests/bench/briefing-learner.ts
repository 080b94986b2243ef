import type { ScopeCard, StudiedState } from '@/lib/domain/briefing/forecast'
import { recallAt } from '@/lib/domain/briefing/forecast'
import type { StudySeconds } from '@/lib/domain/briefing/gain'
import { BEST_GAIN, planDay } from '@/lib/domain/briefing/plan-day'
import type { CardId, FactId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import { fsrsModel } from '@/lib/domain/scheduling/fsrs'
import { DEFAULT_WEIGHTS } from '@/lib/domain/scheduling/settings'
import { DAY_MS, HOUR_MS } from '@/lib/domain/time/units'
import type { KINDS } from './briefing-memory'
import { trueMemory } from './briefing-memory'
import { seeded } from './random'

export type Policy = 'plan' | 'due order' | 'weakest first' | 'FSRS at 0.90' | 'final pass'
export const POLICIES: readonly Policy[] = ['plan', 'due order', 'weakest first', 'FSRS at 0.90', 'final pass']

export type Case = {
  readonly facts: number
  /** Cards of each fact; each is a memory of its own, and a fact counts with their mean. */
  readonly cardsOfFact: number
  readonly days: number
  readonly minutesADay: number
}
export type Outcome = {
  readonly recall: number
  /** Share of the facts of which every card is recalled. */
  readonly whole: number
  readonly reviews: number
  readonly peakMinutes: number
  readonly seconds: number
}

export const SECONDS: StudySeconds = { learn: 32, recalled: 8, forgotten: 20 }
const model = fsrsModel(DEFAULT_WEIGHTS)

type Learner = { cards: ScopeCard[]; day: number; now: number; at: number }

/** The cards in the order in which a policy would study them today; `budget` only serves the plan itself. */
function orderOf(
  policy: Policy,
  learner: Learner,
  { days, facts, cardsOfFact }: Case,
  budget: number,
): readonly ScopeCard[] {
  const { cards, day, now, at } = learner
  const due = cards
    .filter(({ dueDay }) => dueDay !== null && dueDay <= day)
    .sort((a, b) => (a.dueDay ?? 0) - (b.dueDay ?? 0))
  const fresh = cards.filter(({ studied }) => studied === null)
  const quota = fresh.slice(0, Math.ceil((facts * cardsOfFact) / Math.max(1, days - 1)))
  const byRecall = (list: readonly ScopeCard[]) => [...list].sort((a, b) => recallAt(a, at) - recallAt(b, at))
  switch (policy) {
    case 'due order':
      return [...due, ...fresh]
    case 'weakest first':
      return byRecall(cards)
    case 'FSRS at 0.90':
      return [...due, ...quota]
    case 'final pass':
      return day >= days - Math.max(1, Math.ceil(0.15 * days)) ? byRecall(cards) : [...due, ...quota]
    case 'plan': {
      const plan = planDay({
        cards,
        now,
        day,
        at,
        budgetSeconds: budget,
        seconds: SECONDS,
        startDay: 0,
        briefingDay: days,
        freezeDay: days - 1,
        daysOff: new Set(),
        targets: { must: 0.95, others: 0.85 },
        order: BEST_GAIN,
        usesAllMinutes: true,
      })
      const byId = new Map(cards.map((card) => [card.cardId, card]))
      return plan.cards.flatMap(({ cardId }) => byId.get(cardId) ?? [])
    }
  }
}

/** One learner's way to a briefing under a policy: the true recall at its instant, and what it took. */
export function follow(policy: Policy, kind: (typeof KINDS)[number], given: Case, seed: number): Outcome {
  const { facts, cardsOfFact, days, minutesADay } = given
  const count = facts * cardsOfFact
  const mind = trueMemory(kind, count, seed)
  const luck = seeded(seed * 7919 + 13)
  const indexOf = new Map<CardId, number>()
  const cards: ScopeCard[] = Array.from({ length: count }, (_, index) => {
    const cardId = anId<CardId>(`card-${String(index).padStart(5, '0')}`)
    indexOf.set(cardId, index)
    const factId = anId<FactId>(`fact-${Math.floor(index / cardsOfFact)}`)
    return { cardId, factId, weight: 'should', cardsOfFact, studied: null, dueDay: null, model, desiredRetention: 0.9 }
  })
  const at = days * DAY_MS + 9 * HOUR_MS
  let [reviews, peak, total] = [0, 0, 0]
  for (let day = 0; day < days; day += 1) {
    const start = day * DAY_MS + 9 * HOUR_MS
    const budget = minutesADay * 60
    const seen = new Set<CardId>()
    let spent = 0
    // The plan is made anew with what is left, as after each stretch of answers; the others' order does not depend on it.
    for (let round = 0; round < (policy === 'plan' ? 4 : 1); round += 1) {
      const open = cards.filter(({ cardId }) => !seen.has(cardId))
      for (const card of orderOf(policy, { cards: open, day, now: start, at }, given, budget - spent)) {
        const index = indexOf.get(card.cardId) ?? 0
        const elapsed = card.studied === null ? 0 : (start - card.studied.lastReviewAt) / DAY_MS
        const right = card.studied !== null && luck() < mind.recall(index, elapsed)
        const seconds = card.studied === null ? SECONDS.learn : right ? SECONDS.recalled : SECONDS.forgotten
        if (spent + seconds > budget) break
        spent += seconds
        reviews += 1
        seen.add(card.cardId)
        mind.study(index, elapsed, right)
        cards[index] = studiedCard(card, day, start, right)
      }
    }
    peak = Math.max(peak, spent / 60)
    total += spent
  }
  const recalls = cards.map(({ studied }, index) =>
    studied ? mind.recall(index, (at - studied.lastReviewAt) / DAY_MS) : 0,
  )
  const recall = recalls.reduce((sum, one) => sum + one, 0) / count
  const chances = Array.from({ length: facts }, (_, fact) =>
    recalls.slice(fact * cardsOfFact, (fact + 1) * cardsOfFact).reduce((chance, one) => chance * one, 1),
  )
  const whole = chances.reduce((sum, one) => sum + one, 0) / facts
  return { recall, whole, reviews, peakMinutes: peak, seconds: total }
}

function studiedCard(card: ScopeCard, day: number, now: number, right: boolean): ScopeCard {
  const elapsed = card.studied === null ? 0 : day - card.studied.lastReviewDay
  const first = right
    ? model.next(card.studied, elapsed, 3, true)
    : model.next(model.next(card.studied, elapsed, 1, true), 0, 3, true)
  const studied: StudiedState = { ...first, lastReviewAt: now, lastReviewDay: day }
  const interval = Math.max(1, Math.round(model.intervalDays(studied.stability, 0.9)))
  return { ...card, studied, dueDay: day + interval }
}
