import type { Metadata } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { ActButton } from '@/app/_client/act-button'
import { requestContext } from '@/app/_server/request-context'
import { dateStyle } from '@/app/_ui/date-style'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { Row, RowList } from '@/app/_ui/row-list'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { dayWordsWithYear } from '@/lib/domain/format/words'
import type { Instant } from '@/lib/domain/ids'
import { studyCalendar } from '@/lib/domain/time/study-day'
import { env } from '@/lib/platform/env'
import { listDevices } from '@/lib/services/devices/pair-device'
import { SettingsLink } from '../_components/settings-link'
import { PairPanel } from './_components/pair-panel'
import { removeDeviceAction } from './actions'

export const metadata: Metadata = { title: 'Devices' }

/** The port by which this page was reached. */
const portHere = async (): Promise<string> => /:(\d+)$/.exec((await headers()).get('host') ?? '')?.[1] ?? '80'

const Command = ({ children }: { readonly children: ReactNode }) => (
  <code className="wrap-anywhere font-mono text-small">{children}</code>
)

export default async function DevicesPage() {
  const ctx = await requestContext()
  const { publicOrigin } = env()
  const { scheduling } = await learnerOf(ctx.engine.read, ctx.actor.learnerId)
  const { dayOf } = studyCalendar(scheduling.timeZone, 0)
  const date = (at: Instant) => dayWordsWithYear(dayOf(at), dateStyle())
  const devices = await listDevices(ctx)
  return (
    <Page width="form">
      <PageTitle label={<SettingsLink />}>Devices</PageTitle>
      {publicOrigin === null ? null : (
        <p className="-mt-2 mb-6 text-quiet">Paired devices connect to {publicOrigin}.</p>
      )}
      {publicOrigin !== null ? (
        <PairPanel />
      ) : (
        <>
          <p>
            Only this computer can open Aide-Mémoire. To use it on your phone too, set up an encrypted address for this
            computer:
          </p>
          <ol className="mt-4 grid list-decimal grid-cols-1 gap-2 pl-6">
            <li>
              Give this computer an address that your devices can reach. With Tailscale on it and on your phone, run{' '}
              <Command>tailscale serve --bg {await portHere()}</Command>. It prints the address, such as
              https://desktop.tail1234.ts.net. Caddy, HAProxy or another proxy with a certificate works too; the file
              docs/DEVICES.md, in the folder of the program, has an example of each.
            </li>
            <li>
              Stop Aide-Mémoire and start it with this address:{' '}
              <Command>AIDE_PUBLIC_URL=https://desktop.tail1234.ts.net npm start</Command>. It prints an address: open
              it once, so that this browser is paired too. The next starts remember the address.
            </li>
            <li>Return to this page, and pair your devices.</li>
          </ol>
        </>
      )}
      <Section title="Paired devices">
        {devices.length === 0 ? (
          <p className="text-quiet">None yet.</p>
        ) : (
          <RowList label="Paired devices">
            {devices.map(({ id, name, pairedAt, usedAt }) => (
              <Row
                key={id}
                note={`Paired on ${date(pairedAt)}, last used on ${date(usedAt)}`}
                value={
                  <ActButton
                    act={removeDeviceAction.bind(null, id)}
                    said={`“${name}” was removed. To use it again, pair it with a new code.`}
                    look="quiet"
                    label={`Remove ${name}`}
                  >
                    Remove
                  </ActButton>
                }
              >
                {name}
              </Row>
            ))}
          </RowList>
        )}
        <p className="mt-4 text-label text-quiet">
          A device that is not used for 180 days is removed. Removing a device does not delete what its browser has
          stored; to delete that too, clear the site data in that browser.
        </p>
      </Section>
    </Page>
  )
}
