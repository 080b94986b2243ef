'use server'

import { refresh } from 'next/cache'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import type { FormTexts } from '@/lib/domain/form-fields'
import { env } from '@/lib/platform/env'
import {
  addPushSubscription,
  dropPushSubscription,
  subscriptionSchema,
} from '@/lib/services/reminders/push-subscriptions'
import { reminderMeansOf } from '@/lib/services/reminders/reminder-keeper'
import { ensureReminderKeys } from '@/lib/services/reminders/reminder-keys'
import { saveReminders } from '@/lib/services/reminders/save-reminders'
import { type SentReminder, sendNow } from '@/lib/services/reminders/send-reminders'
import { done, failed, type Result } from '@/lib/services/result'

export type RemindersState =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'saved'; readonly at: number }
  | { readonly kind: 'refused'; readonly words: string; readonly errors: FormTexts }

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value.slice(0, 300) : ''
}

/** Saves when reminders come, and where emails go. */
export async function saveRemindersAction(_before: RemindersState, form: FormData): Promise<RemindersState> {
  const ctx = await requestContext()
  const weekdays = form.getAll('on').map(Number)
  const saved = await attempt(() =>
    saveReminders(ctx, { time: textOf(form, 'time'), weekdays, email: textOf(form, 'email') }),
  )
  if (!saved.ok) {
    const { message, field } = saved
    return { kind: 'refused', words: field === undefined ? message : '', errors: { [field ?? '']: message } }
  }
  refresh()
  return { kind: 'saved', at: ctx.now }
}

/** The key that a browser subscribes under; made on this machine when it is first asked for. */
export async function pushKeyAction(): Promise<Result<string>> {
  return attempt(async () => {
    const ctx = await requestContext()
    return done((await ensureReminderKeys(ctx, env().dataDir)).vapidPublic)
  })
}

/** Sends reminders to a browser that has subscribed. */
export async function addBrowserAction(subscription: unknown): Promise<Result<{ readonly id: string }>> {
  const parsed = subscriptionSchema.safeParse(subscription)
  if (!parsed.success) return failed('invalid', 'The browser gave an address that isn’t understood.')
  const added = await attempt(async () => addPushSubscription(await requestContext(), parsed.data))
  if (added.ok) refresh()
  return added
}

/** Sends no more reminders to a browser. */
export async function removeBrowserAction(id: string): Promise<Result<null>> {
  const removed = await attempt(async () => dropPushSubscription(await requestContext(), String(id)))
  if (removed.ok) refresh()
  return removed
}

/** Sends one reminder now, wherever reminders go. */
export async function sendNowAction(): Promise<Result<readonly SentReminder[]>> {
  const sent = await attempt(async () => done(await sendNow(await requestContext(), reminderMeansOf(env()))))
  refresh()
  return sent
}
