import type { Metadata } from 'next'
import { requestContext } from '@/app/_server/request-context'
import { dateStyle } from '@/app/_ui/date-style'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { Row, RowList } from '@/app/_ui/row-list'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { dayWordsWithYear } from '@/lib/domain/format/words'
import type { Instant } from '@/lib/domain/ids'
import { studyCalendar } from '@/lib/domain/time/study-day'
import { env } from '@/lib/platform/env'
import { listDevices } from '@/lib/services/devices/devices'
import { PairPanel } from './_components/pair-panel'
import { RemoveButton } from './_components/remove-button'

export const metadata: Metadata = { title: 'Devices' }

const SET_UP = [
  'Choose how your devices reach this computer: Tailscale, or a proxy such as Caddy or HAProxy with a certificate. docs/DEVICES.md has the steps for each.',
  'Set AIDE_PUBLIC_URL to the address that they use, like https://study.example.',
  'Start Aide-Mémoire again, and come back to this page.',
] as const

export default async function DevicesPage() {
  const ctx = await requestContext()
  const { publicOrigin, pairEverywhere } = env()
  const { scheduling } = await learnerOf(ctx.engine.read, ctx.actor.learnerId)
  const { dayOf } = studyCalendar(scheduling.timeZone, 0)
  const date = (at: Instant) => dayWordsWithYear(dayOf(at), dateStyle())
  const devices = await listDevices(ctx)
  const isReachable = publicOrigin !== null || pairEverywhere
  return (
    <Page width="form">
      <PageTitle label={publicOrigin === null ? null : `Paired devices use ${publicOrigin}.`}>Devices</PageTitle>
      {isReachable ? (
        <PairPanel />
      ) : (
        <>
          <p>
            Only this computer can open Aide-Mémoire. To use it on your phone too, give it an address with an encrypted
            connection:
          </p>
          <ol className="mt-4 grid list-decimal gap-2 pl-6">
            {SET_UP.map((step) => (
              <li key={step}>{step}</li>
            ))}
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
                value={<RemoveButton id={id} name={name} />}
              >
                {name}
              </Row>
            ))}
          </RowList>
        )}
        <p className="mt-4 text-label text-quiet">
          A device that is not used for 180 days is removed. A removed device keeps what its browser has stored; clear
          its site data to delete that too.
        </p>
      </Section>
    </Page>
  )
}
