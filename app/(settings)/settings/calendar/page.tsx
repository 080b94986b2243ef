import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { requestContext } from '@/app/_server/request-context'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { calendarPath, findCalendarToken } from '@/lib/services/briefing/calendar-address'
import { SettingsLink } from '../_components/settings-link'
import { CalendarAddress } from './_components/calendar-address'

export const metadata: Metadata = { title: 'Calendar' }

export default async function CalendarPage() {
  const token = await findCalendarToken(await requestContext())
  const host = (await headers()).get('host') ?? 'localhost'
  return (
    <Page width="form">
      <PageTitle label={<SettingsLink />}>Calendar</PageTitle>
      <p className="-mt-2 text-quiet">
        Works only with a calendar app on this computer, not with online calendars or other devices.
      </p>
      <Section title="Calendar address">
        <p className="mb-5 text-quiet">
          Subscribe to this address in your calendar app. Keep it private: anyone who uses this computer and has it can
          read the calendar. If someone else has seen it, renew it.
        </p>
        <CalendarAddress address={token === null ? null : `http://${host}${calendarPath(token)}`} />
      </Section>
      <Section title="What it contains">
        <ul className="grid list-disc gap-1 pl-5">
          <li>Your briefings, each with place, audience and a link.</li>
          <li>Daily study time for each briefing.</li>
          <li>How many reviews are due on each of the next 30 days, and how long they take.</li>
        </ul>
      </Section>
    </Page>
  )
}
