import { headers } from 'next/headers'
import { Section } from '@/app/_ui/page'
import { calendarPath } from '@/lib/services/briefing/calendar-address'
import { CalendarAddress } from './calendar-address'

/** The calendar feed: what it contains, and its secret address, if it has one. */
export async function CalendarSection({ token }: { readonly token: string | null }) {
  const host = (await headers()).get('host') ?? 'localhost'
  return (
    <Section
      title="Calendar"
      label="Your briefings with place, audience and daily study time, and the reviews due on each of the next 30 days."
    >
      <p className="mb-5 text-quiet">
        Subscribe to a secret address in a calendar app on this computer; online calendars and other devices can’t reach
        it. Anyone who uses this computer and has the address can read the calendar. If someone else has seen it, renew
        it.
      </p>
      <CalendarAddress address={token === null ? null : `http://${host}${calendarPath(token)}`} />
    </Section>
  )
}
