import type { Metadata } from 'next'
import { ActButton } from '@/app/_client/act-button'
import { requestContext } from '@/app/_server/request-context'
import { dateStyle } from '@/app/_ui/date-style'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { Row, RowList } from '@/app/_ui/row-list'
import { dateWordsOfDay } from '@/lib/domain/format/words'
import { timeOfDayText } from '@/lib/domain/reminders/reminder'
import { env } from '@/lib/platform/env'
import { loadReminders, type ReminderState } from '@/lib/services/reminders/load-reminders'
import { SettingsLink } from '../_components/settings-link'
import { ReminderForm } from './_components/reminder-form'
import { SendNow } from './_components/send-now'
import { ThisBrowser } from './_components/this-browser'
import { removeBrowserAction } from './actions'

export const metadata: Metadata = { title: 'Reminders' }

type Props = { readonly searchParams: Promise<{ readonly stopped?: string | readonly string[] }> }

const STOPPED: Readonly<Record<string, string>> = {
  yes: 'You get no more emails. To get them again, enter your address here.',
  no: 'This link is no longer valid. Change your reminders here.',
}

const sendWords = ({ status, problem, isFinal }: ReminderState['sends'][number]): string => {
  switch (status) {
    case 'sent':
      return 'Sent'
    case 'nothing-due':
      return 'Nothing was due'
    case 'sending':
      return 'Not known: the server stopped while it was sent'
    case 'failed':
      return `${problem ?? 'Not sent.'} ${isFinal ? 'Not tried again.' : 'It is tried again.'}`
  }
}

export default async function RemindersPage({ searchParams }: Props) {
  const { stopped } = await searchParams
  const state = await loadReminders(await requestContext())
  const { times, timeZone, browsers, sends } = state
  const { mailServer } = env()
  const isOn = browsers.length > 0 || times.email !== null
  const said = typeof stopped === 'string' ? STOPPED[stopped] : undefined
  return (
    <Page width="form">
      <PageTitle label={<SettingsLink />}>Reminders</PageTitle>
      {said === undefined ? null : (
        <p role="status" className="mb-6">
          {said}
        </p>
      )}
      <p className="max-w-[34rem] text-quiet">
        Once a day: what is due, how many minutes, and your next briefing with its readiness. Off until you add a
        browser or an email address. You get none when nothing is due or during a pause.
      </p>
      <Section title="When">
        <ReminderForm
          time={timeOfDayText(times.minuteOfDay)}
          timeZone={timeZone}
          weekdays={times.weekdays}
          email={times.email ?? ''}
          hasMailServer={mailServer !== null}
        />
        {mailServer === null ? null : (
          <p className="mt-3 max-w-[34rem] text-quiet text-small">
            Whoever runs the mail server can read these emails.
          </p>
        )}
      </Section>
      <Section title="Notifications">
        {browsers.length === 0 ? null : (
          <div className="mb-4">
            <RowList label="Browsers with notifications">
              {browsers.map(({ id, name }) => (
                <Row
                  key={id}
                  value={
                    <ActButton act={removeBrowserAction.bind(null, id)} doing="Removing …" label={`Remove ${name}`}>
                      Remove
                    </ActButton>
                  }
                >
                  {name}
                </Row>
              ))}
            </RowList>
          </div>
        )}
        <ThisBrowser />
        <p className="mt-3 max-w-[34rem] text-quiet text-small">
          A notification leaves this machine and goes through the push service of the browser’s maker, such as Google,
          Mozilla or Apple. It is encrypted: the service sees when one is sent and to which browser, but not what it
          says.
        </p>
      </Section>
      {isOn ? (
        <Section title="Try it">
          <SendNow />
        </Section>
      ) : null}
      {sends.length === 0 ? null : (
        <Section title="Last 7 days">
          <RowList label="Reminders of the last 7 days">
            {sends.map((send) => (
              <Row key={`${send.day} ${send.name}`} note={sendWords(send)}>
                {dateWordsOfDay(send.day, dateStyle())}, {send.name}
              </Row>
            ))}
          </RowList>
        </Section>
      )}
    </Page>
  )
}
