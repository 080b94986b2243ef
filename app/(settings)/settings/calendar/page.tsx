import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { requestContext } from '@/app/_server/request-context'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { calendarPath, findCalendarToken } from '@/lib/services/briefing/calendar-address'
import { CalendarAddress } from './_components/calendar-address'

export const metadata: Metadata = { title: 'Calendar' }

export default async function CalendarPage() {
  const token = await findCalendarToken(await requestContext())
  const host = (await headers()).get('host') ?? 'localhost'
  return (
    <Page width="form">
      <PageTitle label="Briefings and study in a calendar app on this computer.">Calendar</PageTitle>
      <Section title="The address">
        <p className="mb-5 text-quiet">
          Subscribe to it in a calendar app. Anyone who has it can read the calendar, and nothing else. Keep it to
          yourself; if others have seen it, renew it.
        </p>
        <CalendarAddress address={token === null ? null : `http://${host}${calendarPath(token)}`} />
      </Section>
      <Section title="What it contains">
        <ul className="grid list-disc gap-1 pl-5">
          <li>Your briefings, with place, audience and a link to their page.</li>
          <li>The study minutes in each briefing’s plan, day by day.</li>
          <li>How many reviews are due on each of the next 30 days, and how long they take.</li>
        </ul>
        <p className="mt-3 text-quiet">
          Your calendar app must run on this computer. No other computer and no online calendar service can reach the
          address.
        </p>
      </Section>
    </Page>
  )
}
