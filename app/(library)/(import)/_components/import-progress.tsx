'use client'

import { ActButton } from '@/app/_client/act-button'
import { useRefreshing } from '@/app/_client/use-refreshing'
import { LinkButton } from '@/app/_ui/button'
import { Progress } from '@/app/_ui/progress'
import { stopImport, undoImportAction } from '../import-actions'

type ImportProgressProps = {
  readonly doing: 'reading' | 'importing'
  readonly fileName: string
  readonly share: number
}

/** How far an import is; asks again every second, while the page can be seen. */
export function ImportProgress({ doing, fileName, share }: ImportProgressProps) {
  useRefreshing()
  const word = doing === 'reading' ? 'Reading' : 'Importing'
  return (
    <div className="grid gap-4">
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
export function ImportOutcome({ importId }: { readonly importId: string | null }) {
  return (
    <div className="flex flex-wrap gap-3">
      <LinkButton
        href={importId === null ? '/cards' : `/cards?search=${encodeURIComponent(`import:${importId}`)}`}
        look="primary"
      >
        See the cards
      </LinkButton>
      {importId === null ? null : (
        <ActButton act={() => undoImportAction(importId)} doing="Undoing …">
          Undo the import
        </ActButton>
      )}
      <LinkButton href="/library/import">Import another file</LinkButton>
    </div>
  )
}
