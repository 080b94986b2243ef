import { LinkButton } from '@/app/_ui/button'
import { Section } from '@/app/_ui/page'

/** Whether the calendar has an address, and the way to the page that decides it. */
export function CalendarSection({ isOn }: { readonly isOn: boolean }) {
  return (
    <Section title="Calendar" label={isOn ? 'On, at a secret address.' : 'Off. No calendar app can read anything.'}>
      <p className="mb-4 text-quiet">
        See your briefings, study time and due reviews in a calendar app on this computer.
      </p>
      <LinkButton href="/settings/calendar">{isOn ? 'Copy, renew or switch off' : 'Set up the calendar'}</LinkButton>
    </Section>
  )
}
