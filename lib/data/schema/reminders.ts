import type { LearnerId } from '../../domain/ids'
import { SEND_STATUSES } from '../../domain/reminders/reminder'
import type { Dialect } from './dialect/sqlite'
import type { studyTables } from './study'

/** What daily reminders need beside a learner's preferences. Nothing is in here until reminders are switched on. */
export const reminderTables = (d: Dialect, { learners }: Pick<ReturnType<typeof studyTables>, 'learners'>) => {
  const reminderKeys = d.table(
    'reminder_keys',
    {
      learnerId: d.id<LearnerId>().primaryKey(),
      /** In the link that switches emails off. */
      token: d.text().notNull(),
      /** By which push services know this server (VAPID), base64url. */
      vapidPublic: d.text().notNull(),
      /** Encrypted with the key of the data folder, which is in no backup. */
      vapidPrivate: d.text().notNull(),
      createdAt: d.instant().notNull(),
    },
    (t) => [
      d.foreignKey({ columns: [t.learnerId], foreignColumns: [learners.id] }),
      d.uniqueIndex('reminder_keys_token').on(t.token),
    ],
  )

  /** The browsers that a learner's reminders go to. */
  const pushSubscriptions = d.table(
    'push_subscriptions',
    {
      learnerId: d.id<LearnerId>().notNull(),
      id: d.text().notNull(),
      /** Where the browser's maker takes messages for it. */
      endpoint: d.text().notNull(),
      /** What messages are encrypted with, base64url. */
      p256dh: d.text().notNull(),
      auth: d.text().notNull(),
      name: d.text().notNull(),
      createdAt: d.instant().notNull(),
    },
    (t) => [
      d.foreignKey({ columns: [t.learnerId], foreignColumns: [learners.id] }),
      d.primaryKey({ columns: [t.learnerId, t.id] }),
      d.uniqueIndex('push_subscriptions_endpoint').on(t.endpoint),
    ],
  )

  /** A reminder that one server took on to send: no other sends it too. */
  const reminderSends = d.table(
    'reminder_sends',
    {
      learnerId: d.id<LearnerId>().notNull(),
      /** The date in the learner's zone. */
      day: d.whole().notNull(),
      /** `email`, or the id of a browser. */
      target: d.text().notNull(),
      status: d.choice(SEND_STATUSES, 'failed').notNull(),
      attempts: d.whole().notNull(),
      at: d.instant().notNull(),
      problem: d.text(),
    },
    (t) => [
      d.foreignKey({ columns: [t.learnerId], foreignColumns: [learners.id] }),
      d.primaryKey({ columns: [t.learnerId, t.day, t.target] }),
    ],
  )

  return { reminderKeys, pushSubscriptions, reminderSends }
}
