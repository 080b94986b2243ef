import { learnerOf } from '../../data/queries/learner/learner'
import { dueGroups } from '../../data/queries/retention/due-groups'
import { rollupState } from '../../data/queries/retention/rollups'
import { libraryCardsMark } from '../../data/queries/retention/studied-cards'
import { once } from '../../domain/memoize'
import { talliesOfRows } from '../../domain/retention/day-rows'
import { memorySummary } from '../../domain/retention/expected-recall'
import { recallCurve } from '../../domain/scheduling/fsrs'
import { studyCalendar } from '../../domain/time/study-day'
import type { Context } from '../context'
import { studyPace } from '../learner/pace'
import { keptDays } from './past-days'
import { rollupsUpToDate } from './rollup-keeper'
import { loadStudied } from './studied'

/** The length of the forecast, in days. */
export const FORECAST_DAYS = 30

/**
 * What retention is told from, for one learner at one instant. A page opens it once; each part is read when it is first
 * asked for, and only then. @throws when the learner has no row
 */
export const openRetention = async (ctx: Context) => {
  const { engine, now } = ctx
  const { learnerId, workspaceIds } = ctx.actor
  const store = engine.read
  await rollupsUpToDate(ctx)
  const [learner, state] = await Promise.all([learnerOf(store, learnerId), rollupState(store, learnerId)])
  const { timeZone, dayStartHour } = learner.scheduling
  const day = studyCalendar(timeZone, dayStartHour).dayOf(now)
  const revision = state?.revision ?? 0

  const days = once(() => keptDays(ctx, state))
  const studied = once(async () =>
    loadStudied(ctx, state && revision, await libraryCardsMark(store, learnerId, workspaceIds)),
  )
  const curve = recallCurve(learner.scheduling.weights)
  return {
    ctx,
    learner,
    day,
    state,
    /** Rollups by day. */
    days,
    /** Answers and tests of memory by day. */
    tallies: once(async () => talliesOfRows(await days())),
    studied,
    /** The learner's forgetting curve. */
    curve,
    /** What the memories of studied cards hold now. */
    memories: once(async () => memorySummary((await studied()).columns, now, curve)),
    /** Cards that are due in the next 30 days or overdue. */
    due: once(() => dueGroups(store, learnerId, day + FORECAST_DAYS - 1)),
    /** How quick the learner is. */
    pace: once(() => studyPace(ctx, learner)),
  }
}

export type RetentionModel = Awaited<ReturnType<typeof openRetention>>
