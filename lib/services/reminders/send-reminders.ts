import { claimReminder, forgetReminders, removePushSubscription, settleReminder } from '../../data/mutations/reminders'
import { learnerOf } from '../../data/queries/learner/learner'
import { type PushSubscriptionRow, pushSubscriptionsOf } from '../../data/queries/learner/reminders'
import type { DateStyle } from '../../domain/format/date-style'
import type { StudyDay } from '../../domain/ids'
import { pauseOn } from '../../domain/pausing/pause'
import { reminderDay, type SendStatus } from '../../domain/reminders/reminder'
import { type ReminderFacts, type ReminderWords, reminderWords } from '../../domain/reminders/reminder-words'
import { studyCalendar } from '../../domain/time/study-day'
import { offsetsOf } from '../../domain/time/zone-offsets'
import { type MailServer, sendMail } from '../../platform/mail'
import { type PushPolicy, sendPush, type VapidKeys } from '../../platform/push'
import { actingLearner } from '../authorise'
import type { Context } from '../context'
import { ensureReminderKeys, openVapidKeys } from './reminder-keys'

/** What sending takes beside the data. */
export type ReminderMeans = {
  readonly dataDir: string
  readonly mailServer: MailServer | null
  /** By which address a learner opens this server: in emails and notifications. */
  readonly origin: string
  readonly pushPolicy?: PushPolicy
}

/** How a message to one target went; `problem` is null where it was taken. */
export type SentReminder = { readonly target: string; readonly name: string; readonly problem: string | null }

const KEPT_DAYS = 60
const EMAIL = 'email'

/**
 * What is due now, and the next briefing; null where nothing is due or the learner is on a pause. What tells it is loaded
 * here: it is needed once a day, and only where reminders are on.
 */
const factsOf = async (ctx: Context): Promise<ReminderFacts | null> => {
  const { loadToday } = await import('../study/load-today')
  const { listOwnBriefings } = await import('../briefing/list-briefings')
  const today = await loadToday(ctx)
  const cards = today.counts.new + today.counts.learning + today.counts.due
  if (cards === 0 || today.pause !== null) return null
  const [next] = (await listOwnBriefings(ctx)).ahead
  const briefing = next && {
    title: next.briefing.title,
    day: next.briefingDay,
    readiness: next.ifStopped?.mean ?? null,
  }
  return { cards, minutes: today.minutes, briefing: briefing ?? null }
}

type Sending = {
  readonly words: ReminderWords
  readonly means: ReminderMeans
  readonly keys: VapidKeys | null
  readonly token: string
}

const NO_KEYS = 'The keys for notifications can’t be read on this machine. Remove the browser and add it again.'

/** Push services want to know whom to ask about a server: they take addresses of pages on the web, and of mail. */
const subjectOf = ({ origin, mailServer }: ReminderMeans): string =>
  origin.startsWith('https:') ? origin : `mailto:${mailServer?.from ?? 'operator@aide-memoire.invalid'}`

const pushTo = async (
  ctx: Context,
  row: PushSubscriptionRow,
  { words, means, keys }: Sending,
): Promise<string | null> => {
  if (keys === null) return NO_KEYS
  const payload = JSON.stringify({ ...words, address: '/' })
  const message = { keys, subject: subjectOf(means), payload, topic: 'due' }
  const result = await sendPush(row, message, means.pushPolicy)
  if (result.ok) return null
  if (!result.isGone) return result.problem
  await ctx.engine.write((tx) => removePushSubscription(tx, actingLearner(ctx.actor), row.id))
  return `${result.problem} “${row.name}” was removed.`
}

const mailTo = async (email: string, { words, means, token }: Sending): Promise<string | null> => {
  if (means.mailServer === null) return 'No mail server is set up: set AIDE_SMTP_URL and AIDE_MAIL_FROM.'
  const stop = `${means.origin}/reminders/stop/${token}`
  const text = `${words.title}.\n\n${words.body}\n\nStart: ${means.origin}/review\n\nStop these emails: ${stop}\n`
  const sent = await sendMail(means.mailServer, { to: email, subject: words.title, text, unsubscribe: stop })
  return sent.ok ? null : sent.problem
}

type Target = {
  readonly target: string
  readonly name: string
  readonly send: (sending: Sending) => Promise<string | null>
}

const targetsOf = async (ctx: Context): Promise<readonly Target[]> => {
  const { preferences } = await learnerOf(ctx.engine.read, ctx.actor.learnerId)
  const { email } = preferences.reminders
  const browsers = await pushSubscriptionsOf(ctx.engine.read, ctx.actor.learnerId)
  return [
    ...browsers.map((row) => ({
      target: row.id,
      name: row.name,
      send: (sending: Sending) => pushTo(ctx, row, sending),
    })),
    ...(email === null ? [] : [{ target: EMAIL, name: email, send: (sending: Sending) => mailTo(email, sending) }]),
  ]
}

const openSending = async (
  ctx: Context,
  facts: ReminderFacts,
  dates: DateStyle,
  means: ReminderMeans,
): Promise<Sending> => {
  const keys = await ensureReminderKeys(ctx, means.dataDir)
  return {
    words: reminderWords(facts, dates),
    means,
    keys: openVapidKeys(keys, ctx.actor.learnerId, means.dataDir),
    token: keys.token,
  }
}

/** Sends one message to every target now, whatever the time and whether anything is due, and says how each went. */
export const sendNow = async (ctx: Context, means: ReminderMeans): Promise<readonly SentReminder[]> => {
  const { dates } = (await learnerOf(ctx.engine.read, ctx.actor.learnerId)).preferences
  const facts = (await factsOf(ctx)) ?? { cards: 0, minutes: 0, briefing: null }
  const sending = await openSending(ctx, facts, dates, means)
  const sent: SentReminder[] = []
  for (const { target, name, send } of await targetsOf(ctx)) sent.push({ target, name, problem: await send(sending) })
  return sent
}

/** The date in the learner's zone for which a reminder is due now; null if none is. */
const dayDue = async (ctx: Context): Promise<StudyDay | null> => {
  const { scheduling, preferences } = await learnerOf(ctx.engine.read, ctx.actor.learnerId)
  const day = reminderDay(preferences.reminders, ctx.now, offsetsOf(scheduling.timeZone))
  const studyDay = studyCalendar(scheduling.timeZone, scheduling.dayStartHour).dayOf(ctx.now)
  return pauseOn(preferences.pauses, studyDay) === null ? day : null
}

/**
 * Sends the actor's reminder of the day where it is time, something is due and no pause is on. Each target gets it once,
 * also where several servers share a database; what failed is tried again twice, and then no more on that day.
 */
export const sendDueReminders = async (ctx: Context, means: ReminderMeans): Promise<readonly SentReminder[]> => {
  const targets = await targetsOf(ctx)
  if (targets.length === 0) return []
  const day = await dayDue(ctx)
  if (day === null) return []
  const owner = actingLearner(ctx.actor)
  const mine = await ctx.engine.write(async (tx) => {
    await forgetReminders(tx, owner, day - KEPT_DAYS)
    const claimed: Target[] = []
    for (const one of targets) if (await claimReminder(tx, owner, day, one.target, ctx.now)) claimed.push(one)
    return claimed
  })
  if (mine.length === 0) return []
  const settle = (target: string, status: SendStatus, problem: string | null) =>
    ctx.engine.write((tx) => settleReminder(tx, owner, { day, target, status, problem }))
  const facts = await factsOf(ctx)
  if (facts === null) {
    for (const { target } of mine) await settle(target, 'nothing-due', null)
    return []
  }
  const { dates } = (await learnerOf(ctx.engine.read, ctx.actor.learnerId)).preferences
  const sending = await openSending(ctx, facts, dates, means)
  const sent: SentReminder[] = []
  for (const { target, name, send } of mine) {
    const problem = await send(sending)
    await settle(target, problem === null ? 'sent' : 'failed', problem)
    sent.push({ target, name, problem })
  }
  return sent
}
