import type { Metadata } from 'next'
import { requestContext } from '@/app/_server/request-context'
import { ErrorNote } from '@/app/_ui/error-note'
import { Page, PageTitle } from '@/app/_ui/page'
import { importState } from '@/lib/services/imports/import-run'
import { ImportChoices } from '../../_components/import-choices'
import { ImportFile } from '../../_components/import-file'
import { ImportOutcome } from '../../_components/import-outcome'
import { ImportProgress } from '../../_components/import-progress'
import { ImportSummary } from '../../_components/import-summary'

export const metadata: Metadata = { title: 'Import from Anki' }

export default async function ImportPage() {
  const state = importState(await requestContext())
  return (
    <Page width="form">
      <PageTitle>Import from Anki</PageTitle>
      {state.kind === 'idle' || state.kind === 'receiving' || state.kind === 'failed' || state.kind === 'undone' ? (
        <>
          <p className="-mt-2 mb-6 max-w-[36rem] text-quiet">
            Notes become facts without a source, with their decks, tags, flags and every review. In Anki choose File,
            Export, with scheduling information. Nothing is imported before you have seen what the file holds.
          </p>
          {state.kind === 'failed' ? (
            <div className="mb-6">
              <ErrorNote title={state.message} />
            </div>
          ) : null}
          {state.kind === 'undone' ? (
            <p role="status" className="mb-6 font-medium">
              The import of “{state.undone.fileName}” was undone. If you import it again, the same cards come back.
            </p>
          ) : null}
          <ImportFile />
        </>
      ) : null}
      {state.kind === 'working' ? <ImportProgress {...state} /> : null}
      {state.kind === 'ready' ? (
        <>
          <ImportSummary title={`What “${state.fileName}” would bring`} report={state.report} />
          <ImportChoices options={state.options} report={state.report} />
        </>
      ) : null}
      {state.kind === 'ended' ? (
        <>
          <ImportSummary title={`Imported from “${state.fileName}”`} report={state.report} linksDecks />
          <ImportOutcome importId={state.importId} />
        </>
      ) : null}
    </Page>
  )
}
