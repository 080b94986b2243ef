import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { ActButton } from '@/app/_client/act-button'
import { Refreshing } from '@/app/_client/refreshing'
import { requestContext } from '@/app/_server/request-context'
import { LinkButton } from '@/app/_ui/button'
import { Page, PageTitle } from '@/app/_ui/page'
import { Progress } from '@/app/_ui/progress'
import { ImportChoices, TableChoices } from '@/app/(library)/(import)/_components/import-choices'
import { stopImport, undoImportAction } from '@/app/(library)/(import)/import-actions'
import type { ImportReport } from '@/lib/domain/imports/import-report'
import { isPackageName } from '@/lib/domain/imports/import-words'
import {
  COLUMN_LABELS,
  COLUMN_ROLES,
  FORMAT_LABELS,
  MARKUPS,
  type Markup,
  type TextPreview,
} from '@/lib/domain/imports/text-preview'
import { importState, importWasSeen, lastImport } from '@/lib/services/imports/import-state'
import { ImportFile } from '../../_components/import-file'
import { TextSamples } from '../../_components/import-samples'
import { ImportSummary } from '../../_components/import-summary'

export const metadata: Metadata = { title: 'Import cards' }

const notesOf = ({ notes }: ImportReport): number => notes.new + notes.changed + notes.same

const RESULT = '/library/import?result=last'

const MARKUP_LABELS: Readonly<Record<Markup, string>> = { plain: 'Plain text', markdown: 'Markdown', html: 'HTML' }
const ENCODINGS = 'utf-8 utf-16le utf-16be windows-1252 windows-1250 windows-1251 shift_jis gb18030'.split(' ')

type TextReadProps = { readonly text: TextPreview; readonly notes: number }

/** How a text of cards was understood: its kind, its first cards, its columns. */
function TextRead({ text: { format, encoding, table, cards }, notes }: TextReadProps) {
  const offered = {
    roles: COLUMN_ROLES.map((role) => ({ value: role, label: COLUMN_LABELS[role] })),
    markups: MARKUPS.map((markup) => ({ value: markup, label: MARKUP_LABELS[markup] })),
    encodings: [...new Set([encoding, ...ENCODINGS])].map((name) => ({ value: name, label: name })),
  }
  return (
    <section aria-label="How the file was read" className="mb-6 grid gap-4">
      {format === 'table' ? null : <p>Read as {FORMAT_LABELS[format]}.</p>}
      {cards.length > 0 ? <TextSamples cards={cards} notes={notes} /> : null}
      {table ? <TableChoices table={table} encoding={encoding} offered={offered} /> : null}
    </section>
  )
}

export default async function ImportPage({ searchParams }: PageProps<'/library/import'>) {
  const ctx = await requestContext()
  const state = importState(ctx)
  const isResult = (await searchParams).result !== undefined
  // Whoever watched it is led to what it came to; later visits begin another import.
  if (state.kind === 'ended' && !state.isSeen && !isResult) redirect(RESULT)
  const isOpen = state.kind === 'working' || state.kind === 'ready'
  const last = isOpen || state.kind === 'undone' ? null : await lastImport(ctx)
  if (isResult && last !== null) {
    importWasSeen(ctx)
    return (
      <Page width="form">
        <PageTitle>Import cards</PageTitle>
        <ImportSummary
          title={`Imported from “${last.fileName}”`}
          report={last.report}
          linksDecks
          isPackage={isPackageName(last.fileName)}
        />
        <ImportOutcome importId={last.importId} />
      </Page>
    )
  }
  return (
    <Page width="form">
      <PageTitle>Import cards</PageTitle>
      {isOpen ? null : (
        <>
          <p className="-mt-2 mb-6 max-w-[36rem] text-quiet">
            Import cards from Anki, with all their reviews, or from a table, as spreadsheets and Quizlet write it. The
            file type is recognised automatically. You see a preview before anything is imported.
          </p>
          {state.kind === 'undone' ? (
            <p role="status" className="mb-6 font-medium">
              The import of “{state.undone.fileName}” was undone. If you import it again, the same cards come back.
            </p>
          ) : null}
          <ImportFile failure={state.kind === 'failed' ? state : null} />
          {last === null ? null : (
            <p className="mt-8">
              <Link href={RESULT} className="link inline-block max-w-full break-words py-2.5">
                Result of the last import: {last.fileName}
              </Link>
            </p>
          )}
        </>
      )}
      {state.kind === 'working' ? <ImportProgress {...state} /> : null}
      {state.kind === 'ready' ? (
        <>
          <ImportSummary
            title={`Preview of “${state.fileName}”`}
            report={state.report}
            leftOutThing={state.text ? 'row' : 'note'}
            isPackage={state.noteTypes.length > 0}
          />
          {state.text ? (
            <TextRead text={state.text} notes={notesOf(state.report)} key={JSON.stringify(state.text)} />
          ) : null}
          <ImportChoices
            fileName={state.fileName}
            options={state.options}
            report={state.report}
            hasSchedules={state.text === null && !state.isContent}
            hasDecks={!state.isContent}
            decks={state.decks}
            noteTypes={state.noteTypes}
          />
        </>
      ) : null}
    </Page>
  )
}

type ImportProgressProps = {
  readonly doing: 'reading' | 'importing'
  readonly fileName: string
  readonly share: number
}

/** How far an import is. */
function ImportProgress({ doing, fileName, share }: ImportProgressProps) {
  const word = doing === 'reading' ? 'Reading' : 'Importing'
  return (
    <div className="grid gap-4">
      <Refreshing />
      <p role="status" className="figures">
        {word} “{fileName}”{/* Content files are read in one piece: of these there is no share. */}
        {share > 0 ? `: ${Math.floor(share * 100)}%.` : ' …'} You can leave this page; this continues in the background.
      </p>
      {share > 0 ? <Progress label={word} value={share} max={1} /> : null}
      <ActButton act={stopImport} doing="Stopping …">
        Stop
      </ActButton>
    </div>
  )
}

/** What can be done after an import: see exactly the cards that came in, undo it, import another file. */
function ImportOutcome({ importId }: { readonly importId: string | null }) {
  return (
    <div className="flex flex-wrap gap-3">
      <LinkButton
        href={importId === null ? '/cards' : `/cards?search=${encodeURIComponent(`import:${importId}`)}`}
        look="primary"
      >
        See the cards
      </LinkButton>
      {importId === null ? null : (
        <ActButton act={undoImportAction.bind(null, importId)} doing="Undoing …">
          Undo the import
        </ActButton>
      )}
      <LinkButton href="/library/import">Import another file</LinkButton>
    </div>
  )
}
