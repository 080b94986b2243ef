import { briefingsAhead } from '../../data/queries/briefing/briefings'
import type { StudyDay } from '../../domain/ids'
import type { Context } from '../context'
import { outlooksOf, todaysPlan } from './forecast-inputs'

const MOST_ON_TODAY = 5

/** A briefing's part of today. */
export type TodaysPart = {
  readonly id: string
  readonly title: string
  readonly day: StudyDay
  readonly briefingDay: StudyDay
  readonly minutes: number
  readonly cards: number
  readonly newFacts: number
  /** Why there is nothing to do where there is nothing. */
  readonly nothing: 'day-off' | 'minutes-spent' | 'no-minutes' | 'no-facts' | 'all-known' | null
  /** Cards that the part of an earlier briefing has too: studied once, they count for both. */
  readonly shared: number
}

export type TodaysBriefings = {
  /** The nearest first, five at most: each is planned anew when Today is asked for. */
  readonly parts: readonly TodaysPart[]
  /** How many briefings are further ahead than those. */
  readonly later: number
}

/** Today's parts of the next briefings. */
export const todaysBriefings = async (ctx: Context): Promise<TodaysBriefings> => {
  const { next, total } = await briefingsAhead(ctx.engine.read, ctx.actor.learnerId, ctx.now, MOST_ON_TODAY)
  const parts: TodaysPart[] = []
  const seen = new Set<string>()
  for await (const outlook of outlooksOf(ctx, next)) {
    const plan = todaysPlan(outlook)
    const { briefing, day, cards, input, spentTodaySeconds } = outlook
    const nothing = () => {
      if (plan.cards.length > 0) return null
      if (cards.length === 0) return 'no-facts'
      if (input.daysOff.has(day)) return 'day-off'
      if (briefing.minutesPerDay === 0) return 'no-minutes'
      return spentTodaySeconds >= briefing.minutesPerDay * 45 ? 'minutes-spent' : 'all-known'
    }
    const both = plan.cards.filter(({ cardId }) => seen.has(cardId)).length
    for (const { cardId } of plan.cards) seen.add(cardId)
    parts.push({
      id: briefing.id,
      title: briefing.title,
      day,
      briefingDay: input.briefingDay,
      shared: both,
      minutes: plan.seconds / 60,
      cards: plan.cards.length,
      newFacts: plan.newFacts,
      nothing: nothing(),
    })
  }
  return { parts, later: total - next.length }
}
