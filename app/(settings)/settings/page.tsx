import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { ActButton } from '@/app/_client/act-button'
import { OfflineSection } from '@/app/_offline/offline-section'
import { requestContext } from '@/app/_server/request-context'
import { LinkButton } from '@/app/_ui/button'
import { dateStyle } from '@/app/_ui/date-style'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { Row, RowList } from '@/app/_ui/row-list'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { fieldWords } from '@/lib/domain/form-fields'
import { fileSize } from '@/lib/domain/format/file-size'
import { counted, dateTimeWords } from '@/lib/domain/format/words'
import { pauseWords } from '@/lib/domain/pausing/pause-words'
import { DEFAULT_WEIGHTS } from '@/lib/domain/scheduling/settings'
import { isoDateOf } from '@/lib/domain/time/study-day'
import { env } from '@/lib/platform/env'
import { originOfHost } from '@/lib/platform/host-guard'
import { calendarPath, findCalendarToken } from '@/lib/services/briefing/calendar-address'
import { listDevices } from '@/lib/services/devices/pair-device'
import { loadModel, type ShownModel } from '@/lib/services/model/load-model'
import { modelKeys } from '@/lib/services/model/model-keys'
import { loadPauses, type PlannedPauses } from '@/lib/services/pausing/plan-pause'
import { SETTINGS_FIELDS } from '@/lib/services/settings/settings-fields'
import { settingsTexts } from '@/lib/services/settings/settings-form'
import { backupsOf, databaseFileOf, secondPlaceOf } from '@/lib/services/storage/back-up'
import { CalendarAddress } from './_components/calendar-address'
import { PauseForm } from './_components/pause-form'
import { SettingsForm } from './_components/settings-form'
import { backUpAction, endPauseAction } from './actions'

const MOST_BACKUPS = 5

/** Where everything is kept, and the last copies of it. */
function DataSection({ timeZone }: { readonly timeZone: string }) {
  const settings = env()
  if (settings.databaseUrl !== null) return <InPostgres url={settings.databaseUrl} />
  const backups = backupsOf(settings)
  const secondPlace = secondPlaceOf(settings)
  return (
    <Section
      title="Your data"
      label="Your library and reviews are in one file on this computer, with backups beside it."
    >
      <p className="break-all font-mono text-small">{databaseFileOf(settings)}</p>
      <h3 className="mt-6">Backups</h3>
      <p className="mt-1 max-w-[34rem] text-quiet">
        Made and checked two minutes after a change, at most every half hour, and before every import or update.
      </p>
      {backups.length === 0 ? (
        <p className="mt-1 text-quiet">There are no backups yet. The first is made two minutes after a change.</p>
      ) : (
        <RowList label="Backups">
          {backups.slice(0, MOST_BACKUPS).map(({ file, at, bytes }) => (
            <Row key={file} note={file} value={fileSize(bytes)}>
              {dateTimeWords(at, timeZone, dateStyle())}
            </Row>
          ))}
        </RowList>
      )}
      {backups.length > MOST_BACKUPS ? (
        <p className="mt-2 text-quiet text-small">
          And {backups.length - MOST_BACKUPS} older ones. “npm run aide -- backup --list” lists them all.
        </p>
      ) : null}
      {secondPlace === null ? null : (
        <p className="mt-2 text-quiet text-small">
          Each backup is also copied to <span className="break-all font-mono">{secondPlace.folder}</span>
          {secondPlace.copiedAt === null
            ? ''
            : `; last on ${dateTimeWords(secondPlace.copiedAt, timeZone, dateStyle())}`}
          .{' '}
          {secondPlace.problem === null ? null : (
            <span className="text-again">The last copy failed: {secondPlace.problem}</span>
          )}
        </p>
      )}
      <div className="mt-4">
        <ActButton act={backUpAction} doing="Backing up …" said="A backup was written and checked.">
          Back up now
        </ActButton>
      </div>
      <ExportPart />
    </Section>
  )
}

/** Everything, or all cards, as a file. */
function ExportPart() {
  return (
    <>
      <h3 id="export" className="mt-6 scroll-mt-4">
        Export
      </h3>
      <p className="mt-1 mb-3 max-w-[34rem] text-quiet">
        All your cards as a file for Anki, a spreadsheet or as Markdown, or everything as JSON.
      </p>
      <LinkButton href="/cards/export">Export cards</LinkButton>
    </>
  )
}

/** Host and database of an address; user and password are not for a screen. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}

function InPostgres({ url }: { readonly url: string }) {
  return (
    <Section title="Your data">
      <p>
        Everything is in PostgreSQL, at <span className="break-all font-mono text-small">{placeOf(url)}</span>.
      </p>
      <p className="mt-2 text-quiet">
        Back it up with your database service, or with pg_dump: <code>pg_dump --format=custom --file=aide.dump</code>{' '}
        followed by the address in DATABASE_URL.
      </p>
      <ExportPart />
    </Section>
  )
}

/** The planned pauses, each with a way to end it, and a form for another. */
function PauseSection({ today, pauses }: PlannedPauses) {
  return (
    <Section title="Pauses" label="Days on which you won’t study. Briefings and forecasts take them into account.">
      <p className="mb-4 text-quiet">
        No new cards start, and cards that you answer before then are due on other days where possible. The rest waits
        until you’re back, within your daily limit.
      </p>
      {pauses.length === 0 ? null : (
        <div className="mb-6">
          <RowList label="Planned pauses">
            {pauses.map((pause) => {
              const isNow = pause.from <= today
              const [verb, doing] = isNow ? ['End', 'Ending …'] : ['Cancel', 'Cancelling …']
              return (
                <Row
                  key={pause.from}
                  note={isNow ? 'Now' : undefined}
                  value={
                    <ActButton
                      act={endPauseAction.bind(null, pause.from)}
                      doing={doing}
                      label={`${verb} the pause ${pauseWords(pause, dateStyle())}`}
                    >
                      {`${verb} the pause`}
                    </ActButton>
                  }
                >
                  {pauseWords(pause, dateStyle())}
                </Row>
              )
            })}
          </RowList>
        </div>
      )}
      <PauseForm today={isoDateOf(today)} />
    </Section>
  )
}

type DevicesSectionProps = {
  readonly count: number
  /** Whether other devices can reach the server at all. */
  readonly isReachable: boolean
}

/** Which devices can reach the server, and the way to the page that pairs them. */
function DevicesSection({ count, isReachable }: DevicesSectionProps) {
  const paired = count === 0 ? 'No devices are paired.' : `${counted(count, 'device is', 'devices are')} paired.`
  return (
    <Section title="Devices" label={isReachable ? paired : 'Only this computer can open Aide-Mémoire.'}>
      <p className="mb-4 text-quiet">Review on your phone or another computer, with the same cards and schedule.</p>
      <LinkButton href="/settings/devices">
        {isReachable ? 'Pair or remove devices' : 'Set up other devices'}
      </LinkButton>
    </Section>
  )
}

/** Whether anything may leave this machine for drafts, and the way to the page that decides it. */
function ModelSection({ model }: { readonly model: ShownModel }) {
  return (
    <Section
      title="Language model"
      label={model.isOn ? `On: ${model.model} at ${model.host ?? model.endpoint}.` : 'Off. Nothing is sent to a model.'}
    >
      <p className="mb-4 text-quiet">
        Drafts are made on this computer. If you have access to a language model, it can suggest more when you ask.
      </p>
      <LinkButton href="/settings/model">{model.isOn ? 'Change or switch off' : 'Set up a language model'}</LinkButton>
    </Section>
  )
}

/** The calendar feed: what it contains, and its secret address, if it has one. */
async function CalendarSection({ token }: { readonly token: string | null }) {
  const host = (await headers()).get('host') ?? 'localhost'
  const isReachable = env().publicOrigin !== null
  return (
    <Section
      title="Calendar"
      label="Your briefings with place, audience and daily study time, and the reviews due on each of the next 30 days."
    >
      <p className="mb-5 text-quiet">
        {isReachable
          ? 'Subscribe to a secret address in a calendar app.'
          : 'Subscribe to a secret address in a calendar app on this computer. Online calendars and other devices can’t reach it.'}{' '}
        Whoever has the address can read the calendar. If someone else has seen it, renew it.
      </p>
      <CalendarAddress address={token === null ? null : `${originOfHost(host)}${calendarPath(token)}`} />
    </Section>
  )
}

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsScreen() {
  const ctx = await requestContext()
  const { engine, actor } = ctx
  const learner = await learnerOf(engine.read, actor.learnerId)
  const { weights, timeZone } = learner.scheduling
  return (
    <Page width="form">
      <PageTitle actions={<LinkButton href="/history">History</LinkButton>}>Settings</PageTitle>
      <SettingsForm
        words={fieldWords(SETTINGS_FIELDS)}
        texts={settingsTexts(learner)}
        zones={Intl.supportedValuesOf('timeZone')}
        weights={{ list: weights, isDefault: weights.every((weight, index) => weight === DEFAULT_WEIGHTS[index]) }}
      />
      <div id="pauses" className="scroll-mt-4">
        <PauseSection {...(await loadPauses(ctx))} />
      </div>
      <ModelSection model={await loadModel(ctx, modelKeys(env().dataDir))} />
      <div id="calendar" className="scroll-mt-4">
        <CalendarSection token={await findCalendarToken(ctx)} />
      </div>
      <DevicesSection count={(await listDevices(ctx)).length} isReachable={env().publicOrigin !== null} />
      <OfflineSection />
      <div id="data">
        <DataSection timeZone={timeZone} />
      </div>
    </Page>
  )
}
