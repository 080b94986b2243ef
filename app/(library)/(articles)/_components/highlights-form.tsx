'use client'

import Link from 'next/link'
import { notSent } from '@/app/_client/reach-server'
import { useFormAction } from '@/app/_client/use-form-action'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { FileField } from '@/app/_ui/field'
import { counted } from '@/lib/domain/format/words'
import type { ImportedHighlights } from '@/lib/services/capture/import-highlights'
import { type HighlightsState, importHighlightsFromForm } from '../add-actions'
import { ReadingStatus, useTicketForm } from './reading-status'

/** A file of highlights, and what came of it. */
export function HighlightsForm() {
  const { state, isPending, form, send } = useFormAction<HighlightsState>(importHighlightsFromForm, null, notSent)
  const { ticket, onSubmit } = useTicketForm(send)
  const error = state?.ok === false ? state.fields.file : undefined
  return (
    <form action={form.action} className="grid gap-5" onSubmit={onSubmit}>
      <FileField label="CSV file from Readwise" error={error} name="file" accept=".csv,text/csv" />
      {state?.ok === false && error === undefined ? (
        <ErrorNote title="The highlights weren’t imported.">{state.message}</ErrorNote>
      ) : null}
      <div className="flex items-center justify-end gap-4">
        <ReadingStatus ticket={isPending ? ticket : null}>Reading the file</ReadingStatus>
        <Button type="submit" look="primary" disabled={isPending}>
          {isPending ? 'Importing' : 'Import highlights'}
        </Button>
      </div>
      {state?.ok ? <Imported imported={state.value} /> : null}
    </form>
  )
}

const KIND_WORDS = { added: 'new', grown: 'added to it', unchanged: 'nothing new' } as const

function Imported({ imported: { works, skipped } }: { readonly imported: ImportedHighlights }) {
  const fresh = works.reduce((sum, { highlights }) => sum + highlights, 0)
  return (
    <section aria-label="Imported highlights">
      <p role="status" className="font-medium">
        {fresh === 0
          ? 'Nothing new: all these highlights are already in the library.'
          : `${counted(fresh, 'highlight')} imported.`}
        {skipped > 0 ? ` ${counted(skipped, 'entry', 'entries')} without a highlight skipped.` : ''}
      </p>
      <ul className="mt-2">
        {works.map(({ key, title, kind, highlights }) => (
          <li key={key} className="flex flex-wrap justify-between gap-x-6 border-rule border-b py-2 last:border-0">
            <Link href={`/library/${encodeURIComponent(key)}`} className="link">
              {title}
            </Link>
            <span className="figures text-quiet text-small">
              {kind === 'unchanged' ? KIND_WORDS.unchanged : `${counted(highlights, 'highlight')}, ${KIND_WORDS[kind]}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
