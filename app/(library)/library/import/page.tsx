import type { Metadata } from 'next'
import Link from 'next/link'
import { requestContext } from '@/app/_server/request-context'
import { Page, PageTitle } from '@/app/_ui/page'
import type { TextPreview } from '@/lib/domain/imports/text-preview'
import { importState } from '@/lib/services/imports/import-run'
import { ImportChoices } from '../../_components/import-choices'
import { ImportFileForms } from '../../_components/import-file-forms'
import { ImportOutcome } from '../../_components/import-outcome'
import { ImportProgress } from '../../_components/import-progress'
import { ImportSummary } from '../../_components/import-summary'
import { ImportText } from '../../_components/import-text'

export const metadata: Metadata = { title: 'Import cards' }

/** Packages have reviews, and of texts those that note when a card is due. */
const hasSchedules = (text: TextPreview | null): boolean => text === null || text.format === 'obsidian'

export default async function ImportPage() {
  const state = importState(await requestContext())
  return (
    <Page width="form">
      <PageTitle>Import cards</PageTitle>
      {state.kind === 'idle' || state.kind === 'receiving' || state.kind === 'failed' || state.kind === 'undone' ? (
        <>
          <p className="-mt-2 mb-6 max-w-[36rem] text-quiet">
            Import cards from Anki, with all their reviews, or from a spreadsheet, Quizlet, Mochi, Obsidian or other
            Markdown. The file type is recognised automatically. You see a preview before anything is imported. To edit
            cards in Obsidian and here,{' '}
            <Link href="/library/sync" className="link">
              sync your notes
            </Link>
            .
          </p>
          {state.kind === 'undone' ? (
            <p role="status" className="mb-6 font-medium">
              The import of “{state.undone.fileName}” was undone. If you import it again, the same cards come back.
            </p>
          ) : null}
          <ImportFileForms failure={state.kind === 'failed' ? state : null} />
        </>
      ) : null}
      {state.kind === 'working' ? <ImportProgress {...state} /> : null}
      {state.kind === 'ready' ? (
        <>
          <ImportSummary
            title={`Preview of “${state.fileName}”`}
            report={state.report}
            leftOutThing={state.text ? 'row' : 'note'}
          />
          {state.text ? <ImportText text={state.text} key={JSON.stringify(state.text)} /> : null}
          <ImportChoices
            fileName={state.fileName}
            options={state.options}
            report={state.report}
            hasSchedules={hasSchedules(state.text)}
            hasPresets={state.hasPresets}
            hasDecks={!state.isExport}
            decks={state.decks}
          />
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
