import type { Store } from '../../data/engine/engine'
import { briefingsAhead, scopeRowsOf } from '../../data/queries/briefing/briefings'
import { learnerOf } from '../../data/queries/learner/learner'
import { openPresets } from '../../data/queries/learner/presets'
import { cardsByFact } from '../../data/queries/retention/retention-scope'
import { type ReviewToSpread, reviewsToSpread, stepsDueByDay } from '../../data/queries/study/reviews-to-spread'
import type { CardId, StudyDay } from '../../domain/ids'
import { withPause } from '../../domain/pausing/pause'
import { type SpreadPlan, spread } from '../../domain/pausing/spread'
import type { SpreadCard } from '../../domain/pausing/spread-card'
import { spreadDays } from '../../domain/pausing/spread-days'
import { studySeconds } from '../../domain/queue/estimate'
import { limitsOn } from '../../domain/queue/limit-groups'
import { type RecallCurve, recallCurve } from '../../domain/scheduling/fsrs'
import { type StudyCalendar, studyCalendar } from '../../domain/time/study-day'
import { DAY_MS } from '../../domain/time/units'
import type { Context } from '../context'
import { studyPace } from '../learner/pace'
import { done, failed, type Result } from '../result'
import type { SpreadAsked } from './spread-choices'

/** More cards are not moved at once. */
const MOST_CARDS = 20_000
/** Briefings whose cards are kept before them. */
const MOST_BRIEFINGS = 50

/** Everything that a spread needs, read once: plans over several numbers of days are compared. */
export type OpenSpread = {
  readonly today: StudyDay
  readonly plan: (days: number) => SpreadPlan
  readonly cards: ReadonlyMap<CardId, ReviewToSpread>
  /** Seconds that a review takes at the learner's pace. */
  readonly secondsACard: number
  /** Reviews that are due before the pause, and stay there. */
  readonly dueBefore: number
  /** Reviews that the limits of the default preset let through on a day. */
  readonly reviewsPerDay: number
}

/** By card the last day on which it may be put: the day before the first briefing that it is for. */
const latestDays = async (
  store: Store,
  ctx: Context,
  calendar: StudyCalendar,
  until: StudyDay,
): Promise<ReadonlyMap<CardId, StudyDay>> => {
  const { learnerId, workspaceIds } = ctx.actor
  const { next } = await briefingsAhead(store, learnerId, ctx.now, MOST_BRIEFINGS)
  const near = next.filter(({ at }) => calendar.dayOf(at) <= until)
  const latest = new Map<CardId, StudyDay>()
  if (near.length === 0) return latest
  const ids = near.map(({ id }) => id)
  const scopes = await scopeRowsOf(store, learnerId, workspaceIds, ids)
  // The nearest first.
  for (const { id, at } of near) {
    for (const { cardId, suspended } of scopes.get(id) ?? [])
      if (!suspended && !latest.has(cardId)) latest.set(cardId, calendar.dayOf(at))
  }
  return latest
}

/** A card with a briefing comes before its day, on it if it is not due earlier, and anywhere if it is due after it. */
const latestOf = (briefingDay: StudyDay | undefined, dueDay: StudyDay): StudyDay | null => {
  if (briefingDay === undefined || dueDay > briefingDay) return null
  return Math.max(briefingDay - 1, dueDay)
}

/**
 * Reads what would be spread: with a pause the reviews that fall due in it and until the days after it are over, without
 * one those that are overdue and fall due until then.
 * @param most the most days that plans are asked for
 */
export const openSpread = async (
  store: Store,
  ctx: Context,
  { pause, weekdaysOff }: SpreadAsked,
  most: number,
): Promise<Result<OpenSpread>> => {
  const { learnerId, workspaceIds } = ctx.actor
  const learner = await learnerOf(store, learnerId)
  const calendar = studyCalendar(learner.scheduling.timeZone, learner.scheduling.dayStartHour)
  const today = calendar.dayOf(ctx.now)
  const { preferences } = learner
  const pauses = pause === null ? preferences.pauses : withPause(preferences.pauses, pause)
  const after = pause === null ? today : pause.to + 1
  const daysOf = (count: number) => spreadDays({ from: after, count, pauses, weekdaysOff, calendar })
  const until = daysOf(most).at(-1) ?? today
  const since = pause?.from ?? today
  const dueOn = ({ dueDay, buriedUntilDay }: ReviewToSpread) => Math.max(dueDay, buriedUntilDay ?? dueDay, today)
  // What is due before a pause is reviewed before it.
  const due = await reviewsToSpread(store, learnerId, workspaceIds, until)
  const rows = due.filter((row) => dueOn(row) >= since)
  if (rows.length > MOST_CARDS) {
    const words = `${rows.length.toLocaleString('en-GB')} reviews are too many to spread at once`
    return failed('too-many', `${words}. Suspend decks that you don’t need now, on the Cards page, and try again.`)
  }
  const steps = await stepsDueByDay(store, learnerId, workspaceIds, until)
  const overdueSteps = [...steps].reduce((sum, [day, cards]) => sum + (day < today ? cards : 0), 0)
  const latest = await latestDays(store, ctx, calendar, until)
  const ofFact = await cardsByFact(store, workspaceIds)
  const presets = await openPresets(store, learner, workspaceIds)
  const optionsOf = await presets.ofFacts([...new Set(rows.map(({ factId }) => factId))])
  const curves = new Map<readonly number[], RecallCurve>()
  const curveOf = (weights: readonly number[]): RecallCurve => {
    const curve = curves.get(weights) ?? recallCurve(weights)
    curves.set(weights, curve)
    return curve
  }
  const cards = rows.map((row): SpreadCard => {
    const { recall } = curveOf(optionsOf(row.factId).preset.scheduling.weights)
    const dueDay = dueOn(row)
    return {
      cardId: row.cardId,
      dueDay,
      latestDay: latestOf(latest.get(row.cardId), dueDay),
      share: 1 / Math.max(1, ofFact.get(row.factId) ?? 1),
      recallOn: (day) => recall((ctx.now - row.lastReviewAt) / DAY_MS + (day - today), row.stability),
    }
  })
  const plan = (count: number): SpreadPlan => {
    const days = daysOf(count)
    const last = days.at(-1) ?? today
    return spread({
      cards: cards.filter(({ dueDay }) => dueDay <= last),
      today,
      days,
      standing: (day) => (steps.get(day) ?? 0) + (day === today ? overdueSteps : 0),
    })
  }
  return done({
    today,
    plan,
    dueBefore: due.length - rows.length,
    cards: new Map(rows.map((row) => [row.cardId, row])),
    secondsACard: studySeconds({ state: 'review', step: 0 }, await studyPace(ctx, learner)),
    reviewsPerDay: limitsOn(learner.queue, today).reviewsPerDay,
  })
}
