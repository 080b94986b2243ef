import { learnerOf } from '../../data/queries/learner/learner'
import type { StudyDay } from '../../domain/ids'
import { sessionSizeOf } from '../../domain/queue/session-size'
import type { Context } from '../context'
import { studyPace } from '../learner/pace'
import type { Outlook } from './forecast-inputs'
import { queueOfPlan } from './queue-of-plan'

/**
 * How many cards the session of a briefing's part of today opens with, and their minutes (not rounded): what Today and
 * that session say at the same instant. None where nothing is planned.
 * @throws when the learner has no row
 */
export const sizeOfTodaysPart = async (
  ctx: Context,
  outlook: Outlook,
): Promise<{ readonly cards: number; readonly minutes: number }> => {
  if (outlook.plan().today.cards.length === 0) return { cards: 0, minutes: 0 }
  const learner = await learnerOf(ctx.engine.read, ctx.actor.learnerId)
  const queue = await queueOfPlan(ctx, outlook)
  const { cards, minutes } = sessionSizeOf({ queue }, false, ctx.now, await studyPace(ctx, learner))
  return { cards, minutes }
}

/** Cards of a briefing that were missed or begun today and come again today, in a step. */
export const cardsInSteps = ({ rows, calendar, day }: Pick<Outlook, 'rows' | 'calendar' | 'day'>): number =>
  rows.filter(({ dueAt }) => dueAt !== null && dueAt < calendar.startOf(day + 1)).length

type PlannedDay = { readonly day: StudyDay; readonly minutes: number; readonly cards: number }

/** The days of a plan with the size of today's part as its session opens. */
export const withTodaysSize = <Day extends PlannedDay>(
  days: readonly Day[],
  today: StudyDay,
  size: { readonly cards: number; readonly minutes: number },
): readonly Day[] => days.map((day) => (day.day === today ? { ...day, ...size } : day))
