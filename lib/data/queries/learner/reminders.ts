import { and, asc, desc, eq, gte } from 'drizzle-orm'
import type { Instant, LearnerId, StudyDay } from '../../../domain/ids'
import type { SendStatus } from '../../../domain/reminders/reminder'
import type { Store } from '../../engine/engine'

/** What belongs to a learner's reminders and is shown to nobody. */
export type ReminderKeys = {
  readonly token: string
  readonly vapidPublic: string
  /** Sealed. */
  readonly vapidPrivate: string
}

/** A browser that a learner's reminders go to. */
export type PushSubscriptionRow = {
  readonly id: string
  readonly endpoint: string
  readonly p256dh: string
  readonly auth: string
  readonly name: string
  readonly createdAt: Instant
}

/** One reminder to one target, as it went. */
export type ReminderSend = {
  readonly day: StudyDay
  readonly target: string
  readonly status: SendStatus
  readonly attempts: number
  readonly at: Instant
  readonly problem: string | null
}

/** The keys of a learner's reminders; null until they are first switched on. */
export const reminderKeysOf = async (store: Store, learnerId: LearnerId): Promise<ReminderKeys | null> => {
  const { reminderKeys: k } = store.t
  const [row] = await store.db.select().from(k).where(eq(k.learnerId, learnerId))
  return row ?? null
}

/** The learner whose emails a token switches off; null if it is none's. */
export const learnerOfReminderToken = async (store: Store, token: string): Promise<LearnerId | null> => {
  const { reminderKeys: k } = store.t
  const [row] = await store.db.select({ learnerId: k.learnerId }).from(k).where(eq(k.token, token))
  return row?.learnerId ?? null
}

/** The browsers of a learner, the first one first. */
export const pushSubscriptionsOf = async (
  store: Store,
  learnerId: LearnerId,
): Promise<readonly PushSubscriptionRow[]> => {
  const { pushSubscriptions: p } = store.t
  return await store.db.select().from(p).where(eq(p.learnerId, learnerId)).orderBy(asc(p.createdAt), asc(p.id))
}

/** How reminders went since a date, the latest first. */
export const reminderSendsSince = async (
  store: Store,
  learnerId: LearnerId,
  since: StudyDay,
): Promise<readonly ReminderSend[]> => {
  const { reminderSends: s } = store.t
  return await store.db
    .select({
      day: s.day,
      target: s.target,
      status: s.status,
      attempts: s.attempts,
      at: s.at,
      problem: s.problem,
    })
    .from(s)
    .where(and(eq(s.learnerId, learnerId), gte(s.day, since)))
    .orderBy(desc(s.day), desc(s.at), asc(s.target))
}
