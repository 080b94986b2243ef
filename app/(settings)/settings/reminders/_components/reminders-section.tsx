import { LinkButton } from '@/app/_ui/button'
import { Section } from '@/app/_ui/page'
import type { ReminderState } from '@/lib/services/reminders/load-reminders'

/** Whether reminders are on and whether the last ones arrived, and the way to the page that decides it. */
export function RemindersSection({ state: { times, browsers, sends } }: { readonly state: ReminderState }) {
  const isOn = browsers.length > 0 || times.email !== null
  const [last] = sends
  const label = !isOn
    ? 'Off. Nothing is sent.'
    : last?.status === 'failed'
      ? 'On, but the last one wasn’t sent.'
      : 'On.'
  return (
    <Section title="Reminders" label={label}>
      <p className="mb-4 text-quiet">Once a day: what is due, how long it takes, and your next briefing.</p>
      <LinkButton href="/settings/reminders">{isOn ? 'Change reminders' : 'Set up reminders'}</LinkButton>
    </Section>
  )
}
