'use client'

import { LinkButton } from '@/app/_ui/button'
import { stopImport, undoImportAction } from '../import-actions'
import { ImportButton } from './import-button'

/** What can be done after an import: see its cards, undo it, import another file. */
export function ImportOutcome({ importId }: { readonly importId: string | null }) {
  return (
    <div className="flex flex-wrap gap-3">
      <LinkButton href="/cards" look="primary">
        See the cards
      </LinkButton>
      {importId === null ? null : (
        <ImportButton act={() => undoImportAction(importId)} doing="Undoing …">
          Undo the import
        </ImportButton>
      )}
      <ImportButton act={stopImport} doing="Closing …">
        Import another file
      </ImportButton>
    </div>
  )
}
