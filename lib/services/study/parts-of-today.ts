import { openDeckOptions } from '../../data/queries/learner/decks'
import { learnerOf } from '../../data/queries/learner/learner'
import { sessionSizeOf } from '../../domain/queue/session-size'
import { studyCalendar } from '../../domain/time/study-day'
import { type TodaysBriefings, type TodaysPart, todaysBriefings } from '../briefing/todays-briefings'
import type { Context } from '../context'
import { studyPace } from '../learner/pace'
import { sessionQueue } from './session-queue'

/**
 * Today's parts of the next briefings, with the cards and minutes that their sessions open with: the plan, and what of it
 * is in steps.
 * @throws when the learner has no row
 */
export const partsOfToday = async (ctx: Context): Promise<TodaysBriefings> => {
  const { parts, later } = await todaysBriefings(ctx)
  if (parts.every(({ nothing }) => nothing !== null)) return { parts, later }
  const learner = await learnerOf(ctx.engine.read, ctx.actor.learnerId)
  const day = studyCalendar(learner.scheduling.timeZone, learner.scheduling.dayStartHour).dayOf(ctx.now)
  const options = await openDeckOptions(ctx.engine.read, learner, ctx.actor.workspaceIds)
  const pace = await studyPace(ctx, learner)
  const sized: TodaysPart[] = []
  for (const part of parts) {
    if (part.nothing === null) {
      const session = await sessionQueue(ctx, learner, options, day, { briefingId: part.id })
      const { cards, minutes } = sessionSizeOf(session, false, ctx.now, pace)
      sized.push({ ...part, cards, minutes })
    } else sized.push(part)
  }
  return { parts: sized, later }
}
