import type { Metadata } from 'next'
import { ExportForm } from '@/app/_export/export-form'
import { requestContext } from '@/app/_server/request-context'
import { ErrorNote } from '@/app/_ui/error-note'
import { Page, PageTitle } from '@/app/_ui/page'
import { exportState } from '@/lib/services/export/export-run'
import { ankiNotesWords } from '@/lib/services/export/notes-from-anki'
import { ExportProgress } from './_components/export-progress'
import { ExportReady } from './_components/export-ready'

export const metadata: Metadata = { title: 'Export cards' }

export default async function ExportPage() {
  const ctx = await requestContext()
  const state = exportState(ctx)
  const isForm = state.kind === 'idle' || state.kind === 'failed'
  const ofAnki = isForm ? await ankiNotesWords(ctx) : null
  return (
    <Page width="form">
      <PageTitle>Export cards</PageTitle>
      {state.kind === 'working' ? <ExportProgress {...state} /> : null}
      {state.kind === 'ready' ? <ExportReady key={state.name + state.at} {...state} /> : null}
      {state.kind === 'failed' ? (
        <div className="mb-6">
          <ErrorNote title={state.message} />
        </div>
      ) : null}
      {isForm ? (
        <>
          <p className="-mt-2 mb-6 max-w-[36rem] text-quiet">
            All your cards as a file for Anki, Obsidian and other programs, or a spreadsheet. To export some of them,
            choose them in Cards.
          </p>
          <div className="max-w-[24rem]">
            <ExportForm />
          </div>
          {ofAnki === null ? null : (
            <section aria-labelledby="notes-from-anki" className="mt-8 max-w-[36rem]">
              <h2 id="notes-from-anki" className="mb-2 font-medium">
                {ofAnki.title}
              </h2>
              <ul className="grid list-disc gap-1 pl-5">
                {ofAnki.points.map((point) => (
                  <li key={point}>{point}</li>
                ))}
              </ul>
            </section>
          )}
        </>
      ) : null}
    </Page>
  )
}
