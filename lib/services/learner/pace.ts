import { findLearner, type Learner } from '../../data/queries/learner/learner'
import { latestEntry, recentAnswers } from '../../data/queries/study/answers'
import { dueByDay } from '../../data/queries/study/candidates'
import type { StudyDay } from '../../domain/ids'
import { type MeasuredPace, studyPaceOf } from '../../domain/queue/pace'
import { DEFAULT_SCHEDULING } from '../../domain/scheduling/settings'
import { MINUTE_MS } from '../../domain/time/units'
import { cacheByRevision } from '../cache-by-engine'
import type { Context } from '../context'

/** How far load balancing looks. */
const DAYS_AHEAD = 90
/** What guides and decides nothing may be a few minutes old; a scan for each session would cost more than it is worth. */
const KEPT_MS = 5 * MINUTE_MS
const MOST_LEARNERS = 1000

const loads = cacheByRevision<readonly number[]>(MOST_LEARNERS, KEPT_MS)
const paces = cacheByRevision<MeasuredPace>(MOST_LEARNERS, KEPT_MS)

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

/**
 * The learner's pace from their last answers. It follows every answer, so that whatever is asked at the same instant
 * says the same; one that came late may be missing for a few minutes.
 * @param known the learner, where they have been read already
 */
export const studyPace = async (
  ctx: Context,
  known: Pick<Learner, 'settingsId' | 'scheduling'> | null = null,
): Promise<MeasuredPace> => {
  const { read } = ctx.engine
  const { learnerId } = ctx.actor
  const learner = known ?? (await findLearner(read, learnerId))
  const latest = await latestEntry(read, learnerId)
  return paces.load(ctx, {
    mark: `${learner?.settingsId} ${latest}`,
    read: async () => studyPaceOf(await recentAnswers(read, learnerId), learner?.scheduling ?? DEFAULT_SCHEDULING),
  })
}
