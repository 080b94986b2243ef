import type { Metadata } from 'next'
import { ExportForm } from '@/app/_export/export-form'
import { requestContext } from '@/app/_server/request-context'
import { ErrorNote } from '@/app/_ui/error-note'
import { Page, PageTitle } from '@/app/_ui/page'
import { exportState } from '@/lib/services/export/export-run'
import { type AnkiNotesWords, ankiNotesWords } from '@/lib/services/export/notes-from-anki'
import { ExportProgress } from './_components/export-progress'
import { ExportReady } from './_components/export-ready'

export const metadata: Metadata = { title: 'Export cards' }

export default async function ExportPage() {
  const state = exportState(await requestContext())
  const isReady = state.kind === 'ready'
  return (
    <Page width="form">
      <PageTitle>Export cards</PageTitle>
      {state.kind === 'working' ? <ExportProgress {...state} /> : null}
      {isReady ? <ExportReady key={state.name + state.at} {...state} /> : null}
      {state.kind === 'failed' ? (
        <div className="mb-6">
          <ErrorNote title={state.message} />
        </div>
      ) : null}
      {state.kind === 'working' ? null : <NextExport isAgain={isReady} />}
    </Page>
  )
}

/** The form for an export. @param isAgain whether a file is there, which it replaces */
async function NextExport({ isAgain }: { readonly isAgain: boolean }) {
  const ctx = await requestContext()
  const ofAnki = await ankiNotesWords(ctx)
  return (
    <section aria-label={isAgain ? 'Export again' : 'Export'} className={isAgain ? 'mt-10' : ''}>
      {isAgain ? <h2 className="mb-1 font-medium">Export again</h2> : null}
      <p className={`${isAgain ? '' : '-mt-2 '}mb-6 max-w-[36rem] text-quiet`}>
        All your cards as a file for Anki, a spreadsheet or as Markdown to read. To export some of them, choose them in
        Cards.
      </p>
      <div className="max-w-[30rem]">
        <ExportForm ofPackages={ofAnki === null ? null : <NotesFromAnki words={ofAnki} />} />
      </div>
    </section>
  )
}

/** What a package keeps of notes that came from Anki. */
function NotesFromAnki({ words: { title, points } }: { readonly words: AnkiNotesWords }) {
  return (
    <section aria-label={title}>
      <h2 className="mb-2 font-medium">{title}</h2>
      <ul className="grid list-disc gap-1 pl-5">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  )
}
