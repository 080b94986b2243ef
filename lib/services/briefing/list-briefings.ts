import { type Briefing, listBriefings } from '../../data/queries/briefing/briefings'
import { factCounts } from '../../data/queries/briefing/forecasts'
import { type Readiness, readinessWith } from '../../domain/briefing/forecast'
import type { StudyDay } from '../../domain/ids'
import { studyCalendar } from '../../domain/time/study-day'
import type { Context } from '../context'
import { studyDayOf } from '../learner/study-day-of'
import { outlooksOf } from './forecast-inputs'

/** Beyond these the list says when, and the briefing's own page how ready. */
const MOST_FORECAST = 20

export type ListedBriefing = {
  readonly briefing: Briefing
  readonly briefingDay: StudyDay
  readonly isPast: boolean
  readonly facts: number
  /** Readiness at the briefing if nothing more is studied; null for one in the past or without cards. */
  readonly ifStopped: Readiness | null
}

export type BriefingList = {
  readonly day: StudyDay
  /** The next one first. */
  readonly ahead: readonly ListedBriefing[]
  /** The last one first. */
  readonly past: readonly ListedBriefing[]
}

/** The actor's briefings, with the readiness of those ahead. */
export const listOwnBriefings = async (ctx: Context): Promise<BriefingList> => {
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
  for await (const { briefing, cards, recallIfStopped } of outlooksOf(
    ctx,
    all.filter(isAhead).slice(0, MOST_FORECAST),
  )) {
    if (cards.length === 0) continue
    readiness.set(
      briefing.id,
      readinessWith(cards, ({ cardId }) => recallIfStopped.get(cardId) ?? 0),
    )
  }
  const ahead = all.filter(isAhead).map((briefing): ListedBriefing => {
    return { ...commonOf(briefing), ifStopped: readiness.get(briefing.id) ?? null }
  })
  const past = all
    .filter((briefing) => !isAhead(briefing))
    .map((briefing): ListedBriefing => ({ ...commonOf(briefing), ifStopped: null }))
  return { day, ahead, past: past.reverse() }
}
