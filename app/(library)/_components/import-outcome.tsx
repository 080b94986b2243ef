'use client'

import { ActButton } from '@/app/_client/act-button'
import { LinkButton } from '@/app/_ui/button'
import { undoImportAction } from '../import-actions'

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
