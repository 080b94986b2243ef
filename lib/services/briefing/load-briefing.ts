import { articleTitlesOfBriefing, type Briefing } from '../../data/queries/briefing/briefings'
import { daysStudied, type StoredForecast } from '../../data/queries/briefing/forecasts'
import { topicsOfBriefing } from '../../data/queries/briefing/scope-choices'
import { type Feasibility, feasibilityOf, type Pace } from '../../domain/briefing/feasibility'
import { type Readiness, readinessWith, type ScopeCard } from '../../domain/briefing/forecast'
import type { DayPlan } from '../../domain/briefing/plan-day'
import type { SampledDay } from '../../domain/briefing/sampled-projection'
import type { FactId, StudyDay } from '../../domain/ids'
import { HOUR_MS } from '../../domain/time/units'
import { briefingToChange } from '../authorise'
import type { Context } from '../context'
import { done, type Result } from '../result'
import { outlookAtBriefing } from './as-of'
import { type AtRisk, mustKnowsAtRisk } from './at-risk'
import { groupsOf, type ScopeGroups } from './briefing-groups'
import { type DebriefCounts, debriefCounts } from './debrief'
import { daysOffBetween, type ForecastBasis, forecastInputsOf, type Outlook, readinessesOf } from './forecast-inputs'
import { type Forecasts, forecastsByDay } from './keep-forecast'
import { cardsInSteps, sizeOfTodaysPart, withTodaysSize } from './size-of-todays-part'
import { type WayToClose, waysToClose } from './ways-to-close'

const MOST_AT_RISK = 10

/** Today's part of the plan as it is now, after every answer so far. */
export type PlanToday = Pick<DayPlan, 'newFacts'> & {
  readonly minutes: number
  readonly cards: number
  readonly spentMinutes: number
  readonly isDayOff: boolean
  /** Whether something was planned for today and is studied, and the rest of the plan reaches the targets without more today. */
  readonly isDone: boolean
  /** Cards that were missed or begun today and come again today, in a step. */
  readonly inSteps: number
  /** Whether new facts wait that are no longer begun, so near to the briefing. */
  readonly isFrozen: boolean
}

/** Everything that a briefing's page shows. */
export type BriefingPage = {
  readonly briefing: Briefing
  readonly day: StudyDay
  readonly briefingDay: StudyDay
  readonly isPast: boolean
  readonly facts: number
  readonly cards: number
  /** Facts of which no card was ever studied. */
  readonly notBegun: number
  /** Their readiness at the briefing if the plan is followed, 0 to 1; null where there are none. */
  readonly notBegunFollowed: number | null
  /** Cards answered within the last hour: whoever has just seen them knows them for now. */
  readonly justAnswered: number
  /** Facts beyond `facts` whose cards are all suspended. */
  readonly suspended: number
  /** Of one that is over, all three are as they were at its time. */
  readonly now: Readiness
  readonly ifStopped: Readiness
  readonly ifFollowed: Readiness
  /** The plan for each day until then; empty once it has passed. */
  readonly days: readonly SampledDay[]
  /** Days off between today and the briefing. */
  readonly daysOff: readonly StudyDay[]
  readonly isRough: boolean
  readonly forecasts: readonly StoredForecast[]
  readonly groups: ScopeGroups
  readonly atRisk: AtRisk
  readonly basis: ForecastBasis
  readonly today: PlanToday
  /** What each day of the plan takes at most, what comes first, and whether that reaches the targets. */
  readonly pace: Pace
  /** What was written down once it was over; null before that. */
  readonly debrief: DebriefCounts | null
  /** Study days since preparation began, today left out, and on how many of them anything of it was studied. */
  readonly past: { readonly days: number; readonly studied: number }
}

/** Whether a briefing's targets are reached, and what would close the gap. Apart, since it compares many plans. */
export type BriefingFeasibility = { readonly feasibility: Feasibility; readonly ways: readonly WayToClose[] }

/** Works out the feasibility of what `loadBriefing` has read: a page does so while the rest is shown already. */
export const feasibilityOfInputs = ({ briefing, pauses, input, plan }: Outlook): BriefingFeasibility => {
  const { order, today } = plan()
  const asked = { ...input, order, todaysPlan: today, minutesADay: briefing.minutesPerDay }
  const feasibility = feasibilityOf(asked)
  return { feasibility, ways: waysToClose(asked, feasibility, briefing.choices, pauses) }
}

const pastOf = async (ctx: Context, outlook: Outlook): Promise<BriefingPage['past']> => {
  const { briefing, day, input } = outlook
  let days = 0
  const off = daysOffBetween(briefing, outlook, input.startDay, day - 1)
  for (let one = input.startDay; one < day; one += 1) if (!off.has(one)) days += 1
  const studied = await daysStudied(ctx.engine.read, ctx.actor.learnerId, briefing.id, input.startDay, day - 1)
  return { days, studied: Math.min(days, studied) }
}

/** What a page of a briefing is made of. `toKeep` is for `keepForecast`, once somebody has seen it. */
type LoadedBriefing = Pick<Forecasts, 'toKeep'> & { readonly page: BriefingPage; readonly outlook: Outlook }

/** A briefing's page: made anew from the memories each time, so that it follows every answer and every missed day. */
export const loadBriefing = async (ctx: Context, id: string): Promise<Result<LoadedBriefing>> => {
  const found = await briefingToChange(ctx, id)
  if (!found.ok) return found
  const briefing = found.value
  const isPast = briefing.at <= ctx.now
  const present = await forecastInputsOf(ctx, briefing)
  const outlook = isPast ? await outlookAtBriefing(ctx, present) : present
  const { rows, cards, day, input, recallIfStopped, basis } = outlook
  const three = readinessesOf(outlook)
  const { now, ifStopped, ifFollowed, projection } = three
  const { learnerId, workspaceIds } = ctx.actor
  const { correct = (recall: number) => recall } = input
  const recalls = {
    stopped: ({ cardId }: ScopeCard) => recallIfStopped.get(cardId) ?? 0,
    followed: ({ cardId }: ScopeCard) => correct(projection.recall.get(cardId) ?? 0),
  }
  const names = {
    articleTitles: await articleTitlesOfBriefing(ctx.engine.read, learnerId, workspaceIds, id),
    topics: await topicsOfBriefing(ctx.engine.read, learnerId, workspaceIds, id),
  }
  const begun = new Set<FactId>()
  for (const { factId, studied } of cards) if (studied !== null) begun.add(factId)
  const notBegun = cards.filter(({ factId }) => !begun.has(factId))
  const { today: plan, doneToday, ...pace } = outlook.plan()
  const size = await sizeOfTodaysPart(ctx, outlook)
  const { forecasts, toKeep } = await forecastsByDay(ctx, outlook, three)
  const page: BriefingPage = {
    briefing,
    day,
    briefingDay: input.briefingDay,
    isPast,
    basis,
    now,
    ifStopped,
    ifFollowed,
    facts: ifStopped.facts,
    cards: cards.length,
    notBegun: ifStopped.facts - begun.size,
    notBegunFollowed: notBegun.length === 0 ? null : readinessWith(notBegun, recalls.followed).mean,
    justAnswered: rows.filter(({ reps, lastReviewAt }) => reps && lastReviewAt && ctx.now - lastReviewAt < HOUR_MS)
      .length,
    suspended: outlook.suspended.size,
    days: isPast ? [] : withTodaysSize(projection.days, day, size),
    daysOff: [...input.daysOff].filter((off) => off >= day && off <= input.briefingDay).sort((a, b) => a - b),
    isRough: projection.isRough,
    forecasts,
    groups: groupsOf(rows, cards, names, recalls),
    atRisk: await mustKnowsAtRisk(ctx, outlook, recalls.followed, MOST_AT_RISK),
    today: {
      ...size,
      newFacts: plan.newFacts,
      spentMinutes: input.spentTodaySeconds / 60,
      isDayOff: input.daysOff.has(day),
      inSteps: cardsInSteps(outlook),
      isDone: doneToday > 0 && plan.cards.length === 0 && pace.reached,
      isFrozen: day >= input.freezeDay && begun.size < ifStopped.facts,
    },
    pace,
    debrief: isPast ? debriefCounts(briefing, present.rows) : null,
    past: await pastOf(ctx, outlook),
  }
  return done({ page, outlook, toKeep })
}
