import { learnerOf } from '../../data/queries/learner/learner'
import { pushSubscriptionsOf, reminderSendsSince } from '../../data/queries/learner/reminders'
import type { Instant, StudyDay } from '../../domain/ids'
import { MOST_ATTEMPTS, type ReminderTimes, type SendStatus } from '../../domain/reminders/reminder'
import { DAY_MS } from '../../domain/time/units'
import type { Context } from '../context'

const SHOWN_DAYS = 7
const EMAIL = 'email'

export type ReminderState = {
  readonly times: ReminderTimes
  readonly timeZone: string
  readonly browsers: readonly { readonly id: string; readonly name: string; readonly createdAt: Instant }[]
  /** How the reminders of the last days went, the latest first. */
  readonly sends: readonly {
    readonly day: StudyDay
    readonly name: string
    readonly status: SendStatus
    readonly problem: string | null
    /** Whether it is not tried again on that day. */
    readonly isFinal: boolean
  }[]
}

/** What the actor's reminders are set to, and how the last ones went. No secret is in it. */
export const loadReminders = async ({ engine, actor, now }: Context): Promise<ReminderState> => {
  const { preferences, scheduling } = await learnerOf(engine.read, actor.learnerId)
  const browsers = await pushSubscriptionsOf(engine.read, actor.learnerId)
  const since = Math.floor(now / DAY_MS) - SHOWN_DAYS
  const sends = await reminderSendsSince(engine.read, actor.learnerId, since)
  const nameOf = (target: string) =>
    target === EMAIL ? 'Email' : (browsers.find(({ id }) => id === target)?.name ?? 'A browser that was removed')
  return {
    times: preferences.reminders,
    timeZone: scheduling.timeZone,
    browsers: browsers.map(({ id, name, createdAt }) => ({ id, name, createdAt })),
    sends: sends.map(({ day, target, status, attempts, problem }) => ({
      day,
      name: nameOf(target),
      status,
      problem,
      isFinal: status !== 'failed' || attempts >= MOST_ATTEMPTS,
    })),
  }
}
