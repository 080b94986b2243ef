import type { CardId, Instant, StudyDay } from '../ids'
import { type Part, type Readiness, readinessOf, recallAt, type ScopeCard } from './forecast'
import { afterStudy, type Gain } from './gain'
import { type DayPlan, planDay } from './plan-day'
import type { PlanDayInput } from './plan-input'

/** What a plan needs to be carried on over many days. */
export type ProjectionInput = Omit<PlanDayInput, 'now' | 'day' | 'budgetSeconds' | 'expectedRecall'> & {
  /** Now, and the study day it lies on: the first day that is planned. */
  readonly now: Instant
  readonly day: StudyDay
  /** What a day may take; today's is what is left of it. */
  readonly budgetSecondsOf: (day: StudyDay) => number
  /** The instant of a later day at which study is taken to happen. */
  readonly studyAt: (day: StudyDay) => Instant
  /** The first day's plan where it is already settled. */
  readonly todaysPlan?: DayPlan
}

export type ProjectedDay = {
  readonly day: StudyDay
  readonly minutes: number
  readonly cards: number
  readonly newFacts: number
  /** Expected readiness at the briefing once this day's part is done and nothing more is. */
  readonly readinessAfter: number
}

export type Projection = {
  readonly days: readonly ProjectedDay[]
  /** At the briefing, if the plan is followed. */
  readonly readiness: Readiness
  /** Expected recall at the briefing by card. */
  readonly recall: ReadonlyMap<CardId, number>
}

/** The last study day on which anything can be studied. */
export const lastDayOf = ({
  briefingDay,
  at,
  studyAt,
}: Pick<ProjectionInput, 'briefingDay' | 'at' | 'studyAt'>): StudyDay =>
  studyAt(briefingDay) < at ? briefingDay : briefingDay - 1

/**
 * The state after a study whose outcome is not known: the mean difficulty and the geometric mean stability of recalled
 * and relearned, by the chance of each. One path stands for all; `projection.test.ts` holds it against simulated ones.
 */
function expectedState(card: ScopeCard, gain: Gain, now: Instant, day: StudyDay): ScopeCard {
  const { recalled, relearned } = afterStudy(card, day)
  const p = gain.recallNow
  const stability = recalled.stability ** p * relearned.stability ** (1 - p)
  const difficulty = p * recalled.difficulty + (1 - p) * relearned.difficulty
  const interval = Math.max(1, Math.round(card.model.intervalDays(stability, card.desiredRetention)))
  return { ...card, studied: { stability, difficulty, lastReviewAt: now, lastReviewDay: day }, dueDay: day + interval }
}

/** Carries a plan on, day after day, to the briefing: what each day takes and what is expected to come of it. */
export function projectPlan(input: ProjectionInput): Projection {
  const { at, correct = (recall: number) => recall } = input
  const cards = [...input.cards]
  const indexOf = new Map(cards.map(({ cardId }, index) => [cardId, index]))
  const recall = new Map(cards.map((card) => [card.cardId, recallAt(card, Math.max(at, input.now))]))
  const parts = function* (): Generator<Part> {
    for (const { cardId, weight, cardsOfFact } of cards) {
      yield { weight, cardsOfFact, recall: correct(recall.get(cardId) ?? 0) }
    }
  }
  const days: ProjectedDay[] = []
  let readinessAfter = readinessOf(parts()).mean
  for (let day = input.day; day <= lastDayOf(input); day += 1) {
    const now = day === input.day ? input.now : input.studyAt(day)
    const plan =
      (day === input.day ? input.todaysPlan : undefined) ??
      planDay({ ...input, cards, now, day, expectedRecall: recall, budgetSeconds: input.budgetSecondsOf(day) })
    for (const { cardId, gain } of plan.cards) {
      const index = indexOf.get(cardId) ?? -1
      const card = cards[index]
      if (card === undefined) continue
      cards[index] = expectedState(card, gain, now, day)
      recall.set(cardId, gain.with)
    }
    // A day without study changes nothing, and a plan in steps has many.
    if (plan.cards.length > 0) readinessAfter = readinessOf(parts()).mean
    days.push({
      day,
      minutes: plan.seconds / 60,
      cards: plan.cards.length,
      newFacts: plan.newFacts,
      readinessAfter,
    })
  }
  return { days, readiness: readinessOf(parts()), recall }
}
