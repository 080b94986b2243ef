import { LRUCache } from 'lru-cache'
import type { Store } from '../../data/engine/engine'
import { recentAnswerTimes } from '../../data/queries/study/answer-times'
import { dueByDay } from '../../data/queries/study/candidates'
import type { LearnerId, StudyDay } from '../../domain/ids'
import type { SecondsPerCard } from '../../domain/queue/study-card'
import { shrunkSeconds } from '../../domain/retention/seconds'
import { MINUTE_MS } from '../../domain/time/units'

/** How far load balancing looks. */
const DAYS_AHEAD = 90
/** Both figures guide and decide nothing: a few minutes old is good enough, and a scan for each session is not. */
const KEPT_MS = 5 * MINUTE_MS
const MOST_LEARNERS = 1000

/** A value for each learner that is worked out anew after a few minutes; those used longest ago go when there are many. */
const kept = <T extends object>() => {
  const cache = new LRUCache<string, T>({ max: MOST_LEARNERS, ttl: KEPT_MS })
  return async (key: string, make: () => Promise<T>): Promise<T> => {
    const cached = cache.get(key)
    if (cached) return cached
    const value = await make()
    cache.set(key, value)
    return value
  }
}

const loads = kept<readonly number[]>()
const paces = kept<SecondsPerCard>()

/**
 * Reviews already due on each of the next 90 study days, index 0 = tomorrow. Tomorrow's are counted anew, since a screen
 * says how many they are; the others may be a few minutes old.
 */
export const loadAhead = async (store: Store, learnerId: LearnerId, day: StudyDay): Promise<readonly number[]> => {
  const [tomorrow = 0] = await dueByDay(store, learnerId, day + 1, day + 1)
  const later = await loads(`${learnerId}:${day}`, () => dueByDay(store, learnerId, day + 2, day + DAYS_AHEAD))
  return [tomorrow, ...later]
}

/** Mean seconds of an answer by state, from the learner's last answers. A few minutes old at most. */
export const secondsPerCard = (store: Store, learnerId: LearnerId): Promise<SecondsPerCard> =>
  paces(learnerId, async () => shrunkSeconds(await recentAnswerTimes(store, learnerId)))
