'use client'

import Link from 'next/link'
import { useFormAction } from '@/app/_client/use-form-action'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { Field } from '@/app/_ui/field'
import { counted } from '@/lib/domain/format/words'
import type { ImportedHighlights } from '@/lib/services/capture/import-highlights'
import { type HighlightsState, importHighlightsFromForm } from '../capture-actions'
import { tooLargeToSend } from './form-size'
import { ReadingStatus } from './reading-status'
import { useTicketForm } from './use-ticket-form'

const BLANK: HighlightsState = { kind: 'blank' }
const unsent = (message: string): HighlightsState => ({ kind: 'refused', ok: false, message, fields: {} })

const importHighlights = async (before: HighlightsState, form: FormData): Promise<HighlightsState> => {
  const tooLarge = tooLargeToSend(form)
  return tooLarge ? { kind: 'refused', ...tooLarge } : importHighlightsFromForm(before, form)
}

/** A file of highlights, and what came of it. */
export function HighlightsForm() {
  const { state, isPending, form, send } = useFormAction(importHighlights, BLANK, unsent)
  const { ticket, onSubmit } = useTicketForm(send)
  const errors = state.kind === 'refused' ? state.fields : {}
  return (
    <form action={form.action} className="grid gap-5" onSubmit={onSubmit}>
      <Field label="CSV file from Readwise" error={errors.file}>
        {(control) => (
          <input
            {...control}
            type="file"
            name="file"
            accept=".csv,text/csv"
            className="block w-full text-quiet file:mr-3 file:min-h-11 file:rounded-control file:border file:border-edge file:bg-sheet file:px-4 file:font-medium file:text-ink"
          />
        )}
      </Field>
      {state.kind === 'refused' && errors.file === undefined ? (
        <ErrorNote title="The highlights weren’t imported.">{state.message}</ErrorNote>
      ) : null}
      <div className="flex items-center justify-end gap-4">
        <ReadingStatus ticket={isPending ? ticket : null}>Reading the file</ReadingStatus>
        <Button type="submit" look="primary" disabled={isPending}>
          {isPending ? 'Importing' : 'Import highlights'}
        </Button>
      </div>
      {state.kind === 'imported' ? <Imported imported={state.imported} /> : null}
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
