import { LinkButton } from '@/app/_ui/button'
import { dateStyle } from '@/app/_ui/date-style'
import { Section } from '@/app/_ui/page'
import { Row, RowList } from '@/app/_ui/row-list'
import { fileSize } from '@/lib/domain/format/file-size'
import { dateTimeWords } from '@/lib/domain/format/words'
import { env } from '@/lib/platform/env'
import { backupsOf, databaseFileOf, secondPlaceOf } from '@/lib/services/storage/back-up'
import { BackUpButton } from './back-up-button'

const MOST_BACKUPS = 5

/** Where everything is kept, and the last copies of it. */
export function DataSection({ timeZone }: { readonly timeZone: string }) {
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
        <BackUpButton />
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
