import type { Command } from 'commander'
import { timeOfDayText } from '@/lib/domain/reminders/reminder'
import { isoDateOf } from '@/lib/domain/time/study-day'
import { env } from '@/lib/platform/env'
import { loadReminders, type ReminderState } from '@/lib/services/reminders/load-reminders'
import { reminderMeansOf } from '@/lib/services/reminders/reminder-keeper'
import { sendNow } from '@/lib/services/reminders/send-reminders'
import { complain, say, sayJson } from '../terminal'
import { type ExitCode, withData } from '../with-data'

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

const asText = ({ times, timeZone, browsers, sends }: ReminderState): string => {
  const to = [...browsers.map(({ name }) => name), ...(times.email === null ? [] : [times.email])]
  const weekdays = times.weekdays.map((weekday) => WEEKDAYS[weekday - 1]).join(', ')
  return [
    to.length === 0 ? 'Reminders are off.' : `Reminders go to ${to.join(', ')}.`,
    `Time: ${timeOfDayText(times.minuteOfDay)} (${timeZone}), ${weekdays}.`,
    ...sends.map(({ day, name, status, problem }) =>
      [`${isoDateOf(day)}  ${name}: ${status}`, problem].filter((part) => part !== null).join('. '),
    ),
  ].join('\n')
}

const show = (json: boolean): Promise<ExitCode> =>
  withData(async (ctx) => {
    const state = await loadReminders(ctx)
    if (json) sayJson({ ...state, sends: state.sends.map((send) => ({ ...send, day: isoDateOf(send.day) })) })
    else say(asText(state))
    return 0
  })

const send = (): Promise<ExitCode> =>
  withData(async (ctx) => {
    const sent = await sendNow(ctx, reminderMeansOf(env()))
    if (sent.length === 0) {
      complain('Reminders are off. Add a browser or an email address on the Settings page.')
      return 1
    }
    for (const { name, problem } of sent) {
      if (problem === null) say(`${name}: sent.`)
      else complain(`${name}: ${problem}`)
    }
    return sent.every(({ problem }) => problem === null) ? 0 : 1
  })

/** `aide reminders`: what they are set to and how the last ones went; sends one now. */
export const addReminders = (program: Command): void => {
  program
    .command('reminders')
    .description('daily reminders: where they go, and how the last ones went')
    .option('--send', 'send one now, wherever reminders go')
    .option('--json', 'as JSON, for programs')
    .action(async (options: { readonly send?: true; readonly json?: true }) => {
      process.exitCode = await (options.send ? send() : show(options.json === true))
    })
}
