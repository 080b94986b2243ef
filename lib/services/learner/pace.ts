import { recentAnswerTimes } from '../../data/queries/study/answer-times'
import { dueByDay } from '../../data/queries/study/candidates'
import type { StudyDay } from '../../domain/ids'
import type { SecondsPerCard } from '../../domain/queue/study-card'
import { shrunkSeconds } from '../../domain/retention/seconds'
import { MINUTE_MS } from '../../domain/time/units'
import { cacheByRevision } from '../cache-by-revision'
import type { Context } from '../context'

/** How far load balancing looks. */
const DAYS_AHEAD = 90
/** Both figures guide and decide nothing: a few minutes old is good enough, and a scan for each session is not. */
const KEPT_MS = 5 * MINUTE_MS
const MOST_LEARNERS = 1000

const loads = cacheByRevision<readonly number[]>(MOST_LEARNERS, KEPT_MS)
const paces = cacheByRevision<SecondsPerCard>(MOST_LEARNERS, KEPT_MS)

/**
 * Reviews already due on each of the next 90 study days, index 0 = tomorrow. Tomorrow's are counted each time, since a
 * screen says how many they are; the others may be a few minutes old.
 */
export const loadAhead = async (ctx: Context, day: StudyDay): Promise<readonly number[]> => {
  const { read } = ctx.engine
  const { learnerId } = ctx.actor
  const [tomorrow = 0] = await dueByDay(read, learnerId, day + 1, day + 1)
  const later = await loads.load(ctx, {
    mark: String(day),
    read: () => dueByDay(read, learnerId, day + 2, day + DAYS_AHEAD),
  })
  return [tomorrow, ...later]
}

/** Mean seconds of an answer by state, from the learner's last answers. A few minutes old at most. */
export const secondsPerCard = (ctx: Context): Promise<SecondsPerCard> =>
  paces.load(ctx, {
    read: async () => shrunkSeconds(await recentAnswerTimes(ctx.engine.read, ctx.actor.learnerId)),
  })
