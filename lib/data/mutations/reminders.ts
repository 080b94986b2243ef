import { and, eq, lt, lte } from 'drizzle-orm'
import type { Instant, StudyDay } from '../../domain/ids'
import { MOST_ATTEMPTS, RETRY_MS, type SendStatus } from '../../domain/reminders/reminder'
import type { Authorized, OfLearner } from '../authorized'
import type { Tx } from '../engine/engine'
import type { PushSubscriptionRow, ReminderKeys } from '../queries/learner/reminders'

type Owner = Authorized<OfLearner>

/** Saves the keys of a learner's reminders in place of those they had. */
export const saveReminderKeys = async (
  tx: Tx,
  { learnerId }: Owner,
  keys: ReminderKeys,
  createdAt: Instant,
): Promise<void> => {
  const { reminderKeys: k } = tx.t
  await tx.db
    .insert(k)
    .values({ learnerId, ...keys, createdAt })
    .onConflictDoUpdate({ target: k.learnerId, set: { ...keys, createdAt } })
}

/** Adds a browser, or gives one whose address is known its new keys and name. */
export const savePushSubscription = async (tx: Tx, { learnerId }: Owner, row: PushSubscriptionRow): Promise<void> => {
  const { pushSubscriptions: p } = tx.t
  await tx.db.delete(p).where(eq(p.endpoint, row.endpoint))
  await tx.db.insert(p).values({ learnerId, ...row })
}

/** Removes a browser. False where there is none with this id. */
export const removePushSubscription = async (tx: Tx, { learnerId }: Owner, id: string): Promise<boolean> => {
  const { pushSubscriptions: p } = tx.t
  const removed = await tx.db
    .delete(p)
    .where(and(eq(p.learnerId, learnerId), eq(p.id, id)))
    .returning({ id: p.id })
  return removed.length > 0
}

/**
 * Takes on to send the reminder of a day to a target, so that no other server does: the first try, or one more after
 * one that failed. False where it was sent, is being sent, failed too often, or failed just now.
 */
export const claimReminder = async (
  tx: Tx,
  { learnerId }: Owner,
  day: StudyDay,
  target: string,
  now: Instant,
): Promise<boolean> => {
  const { reminderSends: s } = tx.t
  const claimed = await tx.db
    .insert(s)
    .values({ learnerId, day, target, status: 'sending', attempts: 1, at: now, problem: null })
    .onConflictDoNothing()
    .returning({ attempts: s.attempts })
  if (claimed.length > 0) return true
  const mine = and(eq(s.learnerId, learnerId), eq(s.day, day), eq(s.target, target))
  const [row] = await tx.db.select({ attempts: s.attempts }).from(s).where(mine)
  const again = await tx.db
    .update(s)
    .set({ status: 'sending', attempts: (row?.attempts ?? 0) + 1, at: now })
    .where(
      and(
        mine,
        eq(s.status, 'failed'),
        eq(s.attempts, row?.attempts ?? 0),
        lt(s.attempts, MOST_ATTEMPTS),
        lte(s.at, now - RETRY_MS),
      ),
    )
    .returning({ attempts: s.attempts })
  return again.length > 0
}

type Settled = {
  readonly day: StudyDay
  readonly target: string
  readonly status: SendStatus
  readonly problem: string | null
}

/** Says how a reminder that was taken on went. */
export const settleReminder = async (
  tx: Tx,
  { learnerId }: Owner,
  { day, target, status, problem }: Settled,
): Promise<void> => {
  const { reminderSends: s } = tx.t
  await tx.db
    .update(s)
    .set({ status, problem })
    .where(and(eq(s.learnerId, learnerId), eq(s.day, day), eq(s.target, target)))
}

/** Removes what is known of reminders before a date. */
export const forgetReminders = async (tx: Tx, { learnerId }: Owner, before: StudyDay): Promise<void> => {
  const { reminderSends: s } = tx.t
  await tx.db.delete(s).where(and(eq(s.learnerId, learnerId), lt(s.day, before)))
}
