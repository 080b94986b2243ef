import type { Tx } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/raw-query'
import { saveChoices } from '../../data/mutations/learner'
import { learnerOf } from '../../data/queries/learner/learner'
import type { StudyDay } from '../../domain/ids'
import { LONGEST_PAUSE_DAYS, type StudyPause, withoutPause, withPause } from '../../domain/pausing/pause'
import { studyCalendar, studyDayOfDate } from '../../domain/time/study-day'
import { actingLearner } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'

/** The first and the last day of a pause as they were typed, like `2026-12-20`. */
export type PauseDates = { readonly from: string; readonly to: string }

/** How far ahead a pause may begin. */
const MOST_DAYS_AHEAD = 366

const readDates = ({ from, to }: PauseDates, today: StudyDay): Result<StudyPause> => {
  const [first, last] = [studyDayOfDate(from), studyDayOfDate(to)]
  if (first === null) return failed('invalid', 'Enter the first day of the pause.', 'from')
  if (last === null) return failed('invalid', 'Enter the last day of the pause.', 'to')
  if (first < today) return failed('invalid', 'That day has passed. Choose today or a later day.', 'from')
  if (first > today + MOST_DAYS_AHEAD) return failed('invalid', 'Choose a day within the next year.', 'from')
  if (last < first) return failed('invalid', 'The last day must not be before the first.', 'to')
  if (last - first >= LONGEST_PAUSE_DAYS) return failed('invalid', 'A pause can be up to a year long.', 'to')
  return done({ from: first, to: last })
}

const learnerToday = async (tx: Tx, { actor, now }: Context) => {
  const learner = await learnerOf(tx, actor.learnerId)
  return { learner, today: studyCalendar(learner.scheduling.timeZone, learner.scheduling.dayStartHour).dayOf(now) }
}

/**
 * Plans a pause for the actor; one that meets or overlaps another is joined with it. No due date changes. A failure names
 * the field `from` or `to`.
 */
export const planPause = (ctx: Context, dates: PauseDates): Promise<Result<null>> =>
  ctx.engine.write(async (tx) => {
    await lockLearner(tx, ctx.actor.learnerId)
    const { learner, today } = await learnerToday(tx, ctx)
    const pause = readDates(dates, today)
    if (!pause.ok) return pause
    const preferences = { ...learner.preferences, pauses: withPause(learner.preferences.pauses, pause.value) }
    await saveChoices(tx, actingLearner(ctx.actor), { queue: learner.queue, preferences })
    return done(null)
  })

/** Ends the pause that begins on a day, or cancels it if it has not begun. Its days that have passed stay a pause. */
export const endPause = (ctx: Context, from: number): Promise<Result<null>> =>
  ctx.engine.write(async (tx) => {
    await lockLearner(tx, ctx.actor.learnerId)
    const { learner, today } = await learnerToday(tx, ctx)
    const { pauses } = learner.preferences
    const pause = pauses.find((one) => one.from === from && one.to >= today)
    if (!pause) return failed('not-found', 'This pause is already over.')
    const preferences = { ...learner.preferences, pauses: withoutPause(pauses, pause, today) }
    await saveChoices(tx, actingLearner(ctx.actor), { queue: learner.queue, preferences })
    return done(null)
  })
