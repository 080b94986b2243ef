import type { Metadata } from 'next'
import { ExportForm } from '@/app/_export/export-form'
import { requestContext } from '@/app/_server/request-context'
import { ErrorNote } from '@/app/_ui/error-note'
import { Page, PageTitle } from '@/app/_ui/page'
import { exportState } from '@/lib/services/export/export-run'
import { ExportProgress } from './_components/export-progress'
import { ExportReady } from './_components/export-ready'

export const metadata: Metadata = { title: 'Export cards' }

export default async function ExportPage() {
  const state = exportState(await requestContext())
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
      {state.kind === 'idle' || state.kind === 'failed' ? (
        <>
          <p className="-mt-2 mb-6 max-w-[36rem] text-quiet">
            All your cards as a file for Anki, a spreadsheet or your own programs. To export some of them, choose them
            in Cards.
          </p>
          <div className="max-w-[24rem]">
            <ExportForm />
          </div>
        </>
      ) : null}
    </Page>
  )
}
