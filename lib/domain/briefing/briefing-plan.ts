import type { CardId, Instant } from '../ids'
import { type Pace, paceOf } from './feasibility'
import type { ScopeCard } from './forecast'
import {
  BEST_GAIN,
  type DayPlan,
  dayPlanOf,
  NOTHING_PLANNED,
  type PlannedCard,
  planDay,
  secondsOfDay,
} from './plan-day'
import type { ProjectionInput } from './projection'
import { projectSampled, type SampledProjection } from './sampled-projection'

export type BriefingPlanInput = Omit<ProjectionInput, 'budgetSecondsOf' | 'order' | 'todaysPlan'> & {
  /** The most that the learner gives a day, and what of it is already spent on the first day. */
  readonly mostSecondsADay: number
  readonly spentTodaySeconds: number
  /** The scope as it was before the first answer of the first day, and when that was; null where none was given. */
  readonly dayStart: { readonly cards: readonly ScopeCard[]; readonly at: Instant } | null
}

/** What is studied on the first day, and what the days after it need. */
export type BriefingPlan = Pace & {
  readonly today: DayPlan
  /** How many cards of the first day's part were answered on it. */
  readonly doneToday: number
}

/** The cards of a plan that are still to be studied, as far as the seconds of the day go. */
function restOf({ cards }: DayPlan, scope: readonly ScopeCard[], done: ReadonlySet<CardId>, most: number): DayPlan {
  const left: PlannedCard[] = []
  let seconds = 0
  for (const card of cards) {
    if (done.has(card.cardId) || seconds + card.gain.seconds > most) continue
    seconds += card.gain.seconds
    left.push(card)
  }
  return dayPlanOf(left, scope)
}

/** What the first day needs: as it is now where minutes are used up, else what is left of what it needed at its start. */
function firstDay(
  input: BriefingPlanInput,
  { order, secondsADay, reached }: Pace,
): Pick<BriefingPlan, 'today' | 'doneToday'> {
  const { cards, now, day, at, dayStart } = input
  const budgetSeconds = Math.max(0, input.mostSecondsADay - input.spentTodaySeconds)
  const planned = (seconds: number) => ({ today: planDay({ ...input, order, budgetSeconds: seconds }), doneToday: 0 })
  if (!reached || input.usesAllMinutes) return planned(budgetSeconds)
  if (dayStart === null) return planned(Math.min(secondsADay, budgetSeconds))
  const whole = planDay({ ...input, cards: dayStart.cards, now: dayStart.at, order, budgetSeconds: secondsADay })
  const done = new Set(cards.flatMap(({ cardId, studied }) => (studied?.lastReviewDay === day ? [cardId] : [])))
  return {
    today: restOf(whole, cards, done, secondsOfDay({ budgetSeconds, now, at })),
    doneToday: whole.cards.filter(({ cardId }) => done.has(cardId)).length,
  }
}

/**
 * The plan of a briefing as it is now: the fewest minutes a day that reach the targets, or all there are where those do
 * not or the learner wants to use them. What the first day needs is settled with its first answer: from then on its plan
 * is what is left of that, however fast the answers come, and forgotten cards come back in their steps. Where minutes are
 * used up it is made anew after each answer.
 */
export function planBriefing(input: BriefingPlanInput): BriefingPlan {
  const { cards, now, at, dayStart, mostSecondsADay } = input
  if (now >= at || cards.length === 0) {
    return { secondsADay: 0, order: BEST_GAIN, reached: false, today: NOTHING_PLANNED, doneToday: 0 }
  }
  if (dayStart === null) {
    const pace = paceOf(input, mostSecondsADay)
    return { ...pace, ...firstDay(input, pace) }
  }
  const first = firstDay(input, paceOf({ ...input, cards: dayStart.cards, now: dayStart.at }, mostSecondsADay))
  return { ...paceOf({ ...input, todaysPlan: first.today }, mostSecondsADay), ...first }
}

/** The plan carried on to the briefing: what each day takes, and what is expected to come of it. */
export const projectBriefing = (
  input: BriefingPlanInput,
  { secondsADay, order, today }: BriefingPlan,
): SampledProjection =>
  projectSampled({
    ...input,
    order,
    todaysPlan: today,
    budgetSecondsOf: (day) => (day === input.day ? today.seconds : secondsADay),
  })
