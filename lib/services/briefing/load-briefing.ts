import { articleTitlesOfBriefing } from '../../data/queries/briefing/briefings'
import { daysStudied } from '../../data/queries/briefing/forecasts'
import { topicsOfBriefing } from '../../data/queries/briefing/scope-choices'
import { libraryCards } from '../../data/queries/study/study-cards'
import type { BriefingChoices } from '../../domain/briefing/briefing'
import { type Feasibility, type FeasibilityInput, feasibilityOf } from '../../domain/briefing/feasibility'
import { readinessWith, type ScopeCard } from '../../domain/briefing/forecast'
import type { CardId, FactId, StudyDay } from '../../domain/ids'
import { pausedDays, type StudyPause } from '../../domain/pausing/pause'
import { HOUR_MS } from '../../domain/time/units'
import { briefingToChange } from '../authorise'
import type { Context } from '../context'
import { done, type Given } from '../result'
import { groupsOf } from './briefing-groups'
import { debriefCounts } from './debrief'
import { daysOffBetween, forecastInputsOf, type Outlook, outlookAtBriefing, readinessesOf } from './forecast-inputs'
import { forecastsByDay } from './keep-forecast'
import { cardsInSteps, sizeOfTodaysPart, withTodaysSize } from './queue-of-plan'

/** A change of a briefing that closes the gap between what is expected and its targets. */
export type WayToClose =
  | { readonly kind: 'minutes'; readonly minutes: number }
  | { readonly kind: 'drop'; readonly facts: number }
  | { readonly kind: 'targets'; readonly must: number; readonly others: number }
  /** Whether that alone reaches the targets. */
  | { readonly kind: 'days-off'; readonly days: number; readonly reaches: boolean }

const LEAST_TARGET = 0.5
/** What is expected is no promise: a target is lowered a point below it. */
const MARGIN = 0.01

const lowered = (target: number, expected: number | null): number => {
  if (expected === null || expected >= target) return target
  return Math.floor((expected - MARGIN) * 100) / 100
}

/** What would close the gap, each a change that can be made at once; empty where there is none. */
const waysToClose = (
  input: FeasibilityInput,
  feasibility: Feasibility,
  { targetMust, targetOthers }: Pick<BriefingChoices, 'targetMust' | 'targetOthers'>,
  pauses: readonly StudyPause[],
): readonly WayToClose[] => {
  if (feasibility.reached) return []
  const { minutesNeeded, factsToDrop, byWeight, others } = feasibility
  const ways: WayToClose[] = []
  if (minutesNeeded !== null) ways.push({ kind: 'minutes', minutes: minutesNeeded })
  if (factsToDrop !== null) ways.push({ kind: 'drop', facts: factsToDrop })
  const [must, rest] = [lowered(targetMust, byWeight.must), lowered(targetOthers, others)]
  if (must >= LEAST_TARGET && rest >= LEAST_TARGET && (must < targetMust || rest < targetOthers)) {
    ways.push({ kind: 'targets', must, others: rest })
  }
  // A pause holds for everything, and is not the briefing's to give up.
  const paused = new Set<StudyDay>(pausedDays(pauses, input.day, input.briefingDay))
  const days = daysOffAhead(input).filter((off) => !paused.has(off)).length
  if (days > 0) {
    const withThem = feasibilityOf({ ...input, daysOff: paused })
    if (withThem.expected > feasibility.expected + MARGIN / 2) {
      ways.push({ kind: 'days-off', days, reaches: withThem.reached })
    }
  }
  return ways
}

const daysOffAhead = ({ day, briefingDay, daysOff }: FeasibilityInput): readonly StudyDay[] =>
  [...daysOff].filter((off) => off >= day && off < briefingDay)

type Found = { readonly factId: FactId; readonly cards: CardId[]; stopped: number; followed: number; isBegun: boolean }

/** Must-knows that are below their target if nothing more is studied, the least known first; `limit` of them with sources. */
const mustKnowsAtRisk = async (
  ctx: Context,
  { cards, briefing, recallIfStopped }: Outlook,
  followed: (card: ScopeCard) => number,
  limit: number,
) => {
  const facts = new Map<FactId, Found>()
  for (const card of cards) {
    const { cardId, factId, weight, cardsOfFact, studied } = card
    if (weight !== 'must') continue
    const fact = facts.get(factId) ?? { factId, cards: [], stopped: 0, followed: 0, isBegun: false }
    fact.cards.push(cardId)
    fact.stopped += (recallIfStopped.get(cardId) ?? 0) / cardsOfFact
    fact.followed += followed(card) / cardsOfFact
    fact.isBegun ||= studied !== null
    facts.set(factId, fact)
  }
  const low = [...facts.values()].filter(({ stopped }) => stopped < briefing.choices.targetMust)
  // What was begun and slips comes before what still waits for its day.
  low.sort((a, b) => Number(b.isBegun) - Number(a.isBegun) || a.stopped - b.stopped || (a.factId < b.factId ? -1 : 1))
  const shown = low.slice(0, limit)
  const ids = shown.flatMap(({ cards: [first] }) => (first === undefined ? [] : [first]))
  const found = await libraryCards(ctx.engine.read, ctx.actor.workspaceIds, ids)
  return {
    /** Must-knows below their target, those not listed included. */
    total: low.length,
    /** Must-knows that stay below their target although the plan is followed: the target is for their average. */
    belowWithPlan: [...facts.values()].filter((fact) => fact.followed < briefing.choices.targetMust).length,
    facts: shown.flatMap(({ factId, cards: [first], stopped, followed: then, isBegun }) => {
      const details = first === undefined ? undefined : found.get(first)
      if (!details) return []
      const { fact, source, also } = details
      return [
        {
          factId,
          statement: fact.statement,
          asOf: fact.asOf,
          articleKey: source.articleKey,
          source,
          also,
          ifStopped: stopped,
          ifFollowed: then,
          isBegun,
        },
      ]
    }),
  }
}

const MOST_AT_RISK = 10

/** Whether a briefing's targets are reached, and what would close the gap. Apart, since it compares many plans. */
export type BriefingFeasibility = { readonly feasibility: Feasibility; readonly ways: readonly WayToClose[] }

/** Works out the feasibility of what `loadBriefing` has read: a page does so while the rest is shown already. */
export const feasibilityOfInputs = ({ briefing, pauses, input, plan }: Outlook): BriefingFeasibility => {
  const { order, today } = plan()
  const asked = { ...input, order, todaysPlan: today, minutesADay: briefing.minutesPerDay }
  const feasibility = feasibilityOf(asked)
  return { feasibility, ways: waysToClose(asked, feasibility, briefing.choices, pauses) }
}

/** Study days since preparation began, today left out, and on how many of them anything of it was studied. */
const pastOf = async (ctx: Context, outlook: Outlook) => {
  const { briefing, day, input } = outlook
  let days = 0
  const off = daysOffBetween(briefing, outlook, input.startDay, day - 1)
  for (let one = input.startDay; one < day; one += 1) if (!off.has(one)) days += 1
  const studied = await daysStudied(ctx.engine.read, ctx.actor.learnerId, briefing.id, input.startDay, day - 1)
  return { days, studied: Math.min(days, studied) }
}

/**
 * A briefing's page: made anew from the memories each time, so that it follows every answer and every missed day.
 * `toKeep` is for `keepForecast`, once somebody has seen it.
 */
export const loadBriefing = async (ctx: Context, id: string) => {
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
  const page = {
    briefing,
    day,
    briefingDay: input.briefingDay,
    isPast,
    basis,
    /** Of one that is over, all three are as they were at its time. */
    now,
    ifStopped,
    ifFollowed,
    facts: ifStopped.facts,
    cards: cards.length,
    notBegun: ifStopped.facts - begun.size,
    /** Their readiness at the briefing if the plan is followed, 0 to 1; null where there are none. */
    notBegunFollowed: notBegun.length === 0 ? null : readinessWith(notBegun, recalls.followed).mean,
    /** Cards answered within the last hour: whoever has just seen them knows them for now. */
    justAnswered: rows.filter(({ reps, lastReviewAt }) => reps && lastReviewAt && ctx.now - lastReviewAt < HOUR_MS)
      .length,
    /** Facts beyond `facts` whose cards are all suspended. */
    suspended: outlook.suspended.size,
    days: isPast ? [] : withTodaysSize(projection.days, day, size),
    daysOff: [...input.daysOff].filter((off) => off >= day && off <= input.briefingDay).sort((a, b) => a - b),
    isRough: projection.isRough,
    forecasts,
    groups: groupsOf(rows, cards, names, recalls),
    atRisk: await mustKnowsAtRisk(ctx, outlook, recalls.followed, MOST_AT_RISK),
    /** Today's part of the plan as it is now, after every answer so far. */
    today: {
      ...size,
      newFacts: plan.newFacts,
      spentMinutes: input.spentTodaySeconds / 60,
      isDayOff: input.daysOff.has(day),
      /** Cards that were missed or begun today and come again today, in a step. */
      inSteps: cardsInSteps(outlook),
      /** Whether something was planned for today and is studied, and the rest of the plan reaches the targets without more. */
      isDone: doneToday > 0 && plan.cards.length === 0 && pace.reached,
      /** Whether new facts wait that are no longer begun, so near to the briefing. */
      isFrozen: day >= input.freezeDay && begun.size < ifStopped.facts,
    },
    /** What each day of the plan takes at most, what comes first, and whether that reaches the targets. */
    pace,
    /** What was written down once it was over; null before that. */
    debrief: isPast ? debriefCounts(briefing, present.rows) : null,
    past: await pastOf(ctx, outlook),
  }
  return done({ page, outlook, toKeep })
}

/** Everything that a briefing's page shows. */
export type BriefingPage = Given<typeof loadBriefing>['page']
