import { laterActions, type StoredAction } from '../../data/queries/actions/actions'
import { learnerOf } from '../../data/queries/learner/learner'
import { cardsDueBy } from '../../data/queries/study/today'
import type { DateStyle } from '../../domain/format/date-style'
import type { StudyDay } from '../../domain/ids'
import { daysOfPauses, type StudyPause } from '../../domain/pausing/pause'
import type { SpreadPlan } from '../../domain/pausing/spread'
import { studyCalendar } from '../../domain/time/study-day'
import type { Context } from '../context'
import { done, type Result } from '../result'
import { openSpread } from './open-spread'
import { pausesIn } from './pauses-of-change'
import { readSpreadChoices, type SpreadAsked, type SpreadChoices, usualWeekdaysOff } from './spread-choices'

/** Numbers of days that are compared with the chosen one. */
const COMPARED_DAYS = [3, 7, 14, 30] as const

export type PausingState = {
  readonly today: StudyDay
  readonly dates: DateStyle
  /** The pause of today and those ahead. */
  readonly pauses: readonly StudyPause[]
  /** Cards that were due before today. */
  readonly overdue: number
  /** Weekdays that get no reviews unless something else is chosen, 1 = Monday. */
  readonly weekdaysOff: readonly number[]
}

/** The actor's pauses from today on, and how much is overdue. */
export const loadPausing = async ({ engine, actor, now }: Context): Promise<PausingState> => {
  const learner = await learnerOf(engine.read, actor.learnerId)
  const today = studyCalendar(learner.scheduling.timeZone, learner.scheduling.dayStartHour).dayOf(now)
  const { pauses, dates } = learner.preferences
  return {
    today,
    dates,
    pauses: pauses.filter(({ to }) => to >= today),
    overdue: await cardsDueBy(engine.read, actor.learnerId, today - 1),
    weekdaysOff: usualWeekdaysOff(learner),
  }
}

export type SpreadPreview = {
  readonly asked: SpreadAsked
  readonly plan: SpreadPlan
  /** Plans over other numbers of days, and this one, the fewest days first. */
  readonly compared: readonly SpreadPlan[]
  readonly secondsACard: number
  /** Reviews that are due before the pause, and stay there. */
  readonly dueBefore: number
  /** The daily limit of reviews: a plan with more on a day would be held back by it. */
  readonly reviewsPerDay: number
}

/** What spreading would come to, before anything changes. Fails with the field of the choices that is wrong. */
export const previewSpread = async (
  ctx: Context,
  choices: SpreadChoices,
  today: StudyDay,
): Promise<Result<SpreadPreview>> => {
  const asked = readSpreadChoices(choices, today)
  if (!asked.ok) return asked
  const { days } = asked.value
  const counts = [...new Set([...COMPARED_DAYS, days])].sort((a, b) => a - b)
  const opened = await openSpread(ctx.engine.read, ctx, asked.value, Math.max(...counts))
  if (!opened.ok) return opened
  const { plan, secondsACard, dueBefore, reviewsPerDay } = opened.value
  const compared = counts.map(plan)
  const chosen = compared[counts.indexOf(days)] ?? plan(days)
  return done({ asked: asked.value, plan: chosen, compared, secondsACard, dueBefore, reviewsPerDay })
}

/** Actions looked through: a pause that is ended was planned not long ago. */
const MOST_LOOKED_THROUGH = 500

/** The study days on which an action began, or ended, a pause. */
const pauseDaysOf = ({ changes }: StoredAction, side: 'begun' | 'ended'): readonly StudyDay[] =>
  (changes ?? []).flatMap((change) => {
    if (change.kind !== 'settings') return []
    const [before, after] = [daysOfPauses(pausesIn(change.before)), daysOfPauses(pausesIn(change.after))]
    const [more, less] = side === 'begun' ? [after, before] : [before, after]
    return [...more].filter((day) => !less.has(day))
  })

/** The action that moved reviews for a pause which another has ended; null where none did, or it is undone. */
export const planOfEndedPause = async (
  { engine, actor }: Context,
  ended: StoredAction,
): Promise<StoredAction | null> => {
  const days = new Set(pauseDaysOf(ended, 'ended'))
  if (days.size === 0) return null
  let looked = 0
  for await (const action of laterActions(engine.read, actor.learnerId, { at: 0, id: '' })) {
    if (action.hasEntries && pauseDaysOf(action, 'begun').some((day) => days.has(day))) return action
    looked += 1
    if (looked >= MOST_LOOKED_THROUGH) return null
  }
  return null
}
