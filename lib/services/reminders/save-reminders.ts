import { z } from 'zod'
import { lockLearner } from '../../data/engine/lock-learner'
import { saveChoices } from '../../data/mutations/learner'
import { learnerOf } from '../../data/queries/learner/learner'
import { learnerOfReminderToken } from '../../data/queries/learner/reminders'
import { readTimeOfDay } from '../../domain/reminders/reminder'
import { recordSettings } from '../actions/record-settings'
import { actingLearner } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'

export type ReminderInput = {
  readonly time: string
  readonly weekdays: readonly number[]
  readonly email: string
}

/** Saves when the actor is reminded, and where emails go; an empty address stops them. It can be undone. */
export const saveReminders = async (ctx: Context, form: ReminderInput): Promise<Result<null>> => {
  const minuteOfDay = readTimeOfDay(form.time)
  if (minuteOfDay === null) return failed('invalid', 'Enter a time of day, such as 07:30.', 'time')
  const weekdays = [1, 2, 3, 4, 5, 6, 7].filter((weekday) => form.weekdays.includes(weekday))
  if (weekdays.length === 0) return failed('invalid', 'Choose at least one weekday.', 'weekdays')
  const email = form.email.trim() === '' ? null : form.email.trim()
  if (email !== null && !z.email().max(200).safeParse(email).success)
    return failed('invalid', 'Enter an email address, or leave it blank for no emails.', 'email')
  return ctx.engine.write(async (tx) => {
    await lockLearner(tx, ctx.actor.learnerId)
    const learner = await learnerOf(tx, ctx.actor.learnerId)
    const preferences = { ...learner.preferences, reminders: { minuteOfDay, weekdays, email } }
    await saveChoices(tx, actingLearner(ctx.actor), { queue: learner.queue, preferences })
    await recordSettings(tx, ctx, [{ before: learner, after: { ...learner, preferences } }], 'Reminders changed')
    return done(null)
  })
}

/** Stops the emails of whoever a link's token belongs to; it can be undone in the history. */
export const stopEmails = async (ctx: Context, token: string): Promise<Result<null>> => {
  const learnerId = await learnerOfReminderToken(ctx.engine.read, token)
  if (learnerId === null || learnerId !== ctx.actor.learnerId)
    return failed('not-found', 'This link is no longer valid.')
  return ctx.engine.write(async (tx) => {
    await lockLearner(tx, learnerId)
    const learner = await learnerOf(tx, learnerId)
    const reminders = { ...learner.preferences.reminders, email: null }
    const preferences = { ...learner.preferences, reminders }
    await saveChoices(tx, actingLearner(ctx.actor), { queue: learner.queue, preferences })
    await recordSettings(tx, ctx, [{ before: learner, after: { ...learner, preferences } }], 'Reminder emails stopped')
    return done(null)
  })
}
