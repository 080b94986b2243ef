import type { Engine } from '../../data/engine/engine'
import { MINUTE_MS } from '../../domain/time/units'
import type { Clock } from '../../platform/clock'
import type { Settings } from '../../platform/env'
import type { Actor } from '../context'
import { type ReminderMeans, sendDueReminders } from './send-reminders'

/** What reminders are sent with, by the settings of the program. */
export const reminderMeansOf = ({ dataDir, mailServer, publicOrigin, host, port }: Settings): ReminderMeans => ({
  dataDir,
  mailServer,
  origin: publicOrigin ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
})

type Kept = {
  readonly engine: Engine
  readonly actor: Actor
  readonly means: ReminderMeans
  readonly clock: Clock
  /** Is told what a learner has to know, and bugs. */
  readonly failed: (message: string, reason?: unknown) => void
}

/** Looks every minute whether the actor's reminder is due, and sends it. */
export const keepReminders = ({
  engine,
  actor,
  means,
  clock,
  failed,
}: Kept): { readonly stop: () => Promise<void> } => {
  let running: Promise<void> | null = null
  const look = async () => {
    try {
      for (const { name, problem } of await sendDueReminders({ engine, actor, now: clock() }, means)) {
        if (problem !== null) failed(`The reminder to ${name} was not sent. ${problem}`)
      }
    } catch (reason) {
      failed('Reminders could not be sent.', reason)
    }
  }
  const timer = setInterval(() => {
    running ??= look().finally(() => {
      running = null
    })
  }, MINUTE_MS)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}
