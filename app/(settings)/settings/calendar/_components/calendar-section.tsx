import { LinkButton } from '@/app/_ui/button'
import { Section } from '@/app/_ui/page'

/** Whether the calendar has an address, and the way to the page that decides it. */
export function CalendarSection({ isOn }: { readonly isOn: boolean }) {
  return (
    <Section
      title="Calendar"
      label={isOn ? 'On, under a secret address.' : 'Off. No calendar program can read anything.'}
    >
      <p className="mb-4 text-quiet">
        Briefings, the minutes that they ask for and the reviews due, in the calendar program of this computer.
      </p>
      <LinkButton href="/settings/calendar">{isOn ? 'Copy, renew or switch off' : 'Set up the calendar'}</LinkButton>
    </Section>
  )
}
