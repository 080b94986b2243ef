import { type Briefing, briefingsAhead, listBriefings } from '../../data/queries/briefing/briefings'
import { factCounts } from '../../data/queries/briefing/forecasts'
import type { Readiness } from '../../domain/briefing/forecast'
import { percentOf } from '../../domain/format/percent'
import { counted } from '../../domain/format/words'
import { studyCalendar } from '../../domain/time/study-day'
import type { Context } from '../context'
import { studyDayOf } from '../learner/study-day-of'
import { type Outlook, outlooksOf, readinessIfStopped } from './forecast-inputs'

/** Beyond these the list says when, and the briefing's own page how ready. */
const MOST_FORECAST = 20

/** The actor's briefings, with the readiness of those ahead. */
export const listOwnBriefings = async (ctx: Context) => {
  const { day, scheduling } = await studyDayOf(ctx)
  const calendar = studyCalendar(scheduling.timeZone, scheduling.dayStartHour)
  const all = await listBriefings(ctx.engine.read, ctx.actor.learnerId)
  const counts = await factCounts(ctx.engine.read, ctx.actor.learnerId, ctx.actor.workspaceIds)
  const isAhead = ({ at }: Briefing) => at > ctx.now
  const commonOf = (briefing: Briefing) => {
    const facts = counts.get(briefing.id) ?? 0
    return { briefing, briefingDay: calendar.dayOf(briefing.at), facts, isPast: !isAhead(briefing) }
  }
  const readiness = new Map<string, Readiness>()
  for await (const outlook of outlooksOf(ctx, all.filter(isAhead).slice(0, MOST_FORECAST))) {
    if (outlook.cards.length > 0) readiness.set(outlook.briefing.id, readinessIfStopped(outlook))
  }
  const listed = all.map((briefing) => ({
    ...commonOf(briefing),
    /** Readiness at the briefing if nothing more is studied; null for one in the past or without cards. */
    ifStopped: readiness.get(briefing.id) ?? null,
  }))
  /** The next one first. */
  const ahead = listed.filter(({ isPast }) => !isPast)
  /** The last one first. */
  const past = listed.filter(({ isPast }) => isPast).reverse()
  return { day, ahead, past }
}

export type ListedBriefing = Awaited<ReturnType<typeof listOwnBriefings>>['ahead'][number]

const MOST_ON_TODAY = 5

/** Why a briefing needs nothing today. */
type NothingToday = 'done' | 'on-course' | 'day-off' | 'minutes-spent' | 'no-minutes' | 'no-facts' | 'all-known'

const nothingOf = ({ briefing, day, cards, input, plan }: Outlook): NothingToday | null => {
  const { today, doneToday, reached, secondsADay } = plan()
  if (today.cards.length > 0) return null
  if (cards.length === 0) return 'no-facts'
  if (reached && doneToday > 0) return 'done'
  if (reached && secondsADay === 0) return 'on-course'
  if (input.daysOff.has(day)) return 'day-off'
  if (briefing.minutesPerDay === 0) return 'no-minutes'
  return input.spentTodaySeconds >= briefing.minutesPerDay * 45 ? 'minutes-spent' : 'all-known'
}

/** @param shared cards that the part of an earlier briefing has too: studied once, they count for both */
const partOf = (outlook: Outlook, shared: number) => {
  const { briefing, day, input } = outlook
  const { today, reached } = outlook.plan()
  return {
    id: briefing.id,
    title: briefing.title,
    at: briefing.at,
    timeZone: briefing.timeZone,
    day,
    briefingDay: input.briefingDay,
    shared,
    minutes: today.seconds / 60,
    cards: today.cards.length,
    newFacts: today.newFacts,
    /** Why there is nothing to do where there is nothing. */
    nothing: nothingOf(outlook),
    /** Readiness at the briefing if nothing more is studied, 0 to 1. */
    ifStopped: readinessIfStopped(outlook).mean,
    reachesTargets: reached,
  }
}

/** A briefing's part of today. */
export type TodaysPart = ReturnType<typeof partOf>

const NOTHING_WORDS: Readonly<Record<Exclude<NothingToday, 'on-course'>, string>> = {
  done: 'done for today',
  'day-off': 'a day off',
  'minutes-spent': 'done for today',
  'no-minutes': 'no minutes set aside',
  'no-facts': 'no facts yet',
  'all-known': 'nothing to do today',
}

/** What a briefing needs today, beside its title: “12 cards, 3 new facts”, “done for today”, “on course for 96%”. */
export const todaysNeedWords = ({ nothing, cards, newFacts, shared, ifStopped }: TodaysPart): string => {
  if (nothing === 'on-course') return `on course for ${percentOf(ifStopped)}`
  if (nothing !== null) return NOTHING_WORDS[nothing]
  const parts = [
    counted(cards, 'card'),
    shared > 0 ? `${shared === cards ? 'all' : shared} shared with a briefing above` : null,
    newFacts > 0 ? counted(newFacts, 'new fact') : null,
  ]
  return parts.filter((part) => part !== null).join(', ')
}

/** Today's parts of the next briefings, the nearest first, five at most: each is planned anew when Today is asked for. */
export const todaysBriefings = async (ctx: Context) => {
  const { next, total } = await briefingsAhead(ctx.engine.read, ctx.actor.learnerId, ctx.now, MOST_ON_TODAY)
  const parts: TodaysPart[] = []
  const seen = new Set<string>()
  for await (const outlook of outlooksOf(ctx, next)) {
    const { cards } = outlook.plan().today
    const shared = cards.filter(({ cardId }) => seen.has(cardId)).length
    for (const { cardId } of cards) seen.add(cardId)
    parts.push(partOf(outlook, shared))
  }
  return { parts, later: total - next.length }
}
