'use client'

import { useEffect, useRef, useState } from 'react'
import { useFormAction } from '@/app/_client/use-form-action'
import { useKeptForm } from '@/app/_client/use-kept-form'
import { Button } from '@/app/_ui/button'
import type { ToConfirm } from '@/lib/services/capture/add-article'
import { addArticleFromForm } from '../add-actions'
import { AddOutcome, BLANK_ADD, unsent } from './add-outcome'
import { AddSourceFields } from './add-source-fields'
import { type BibliographyField, BibliographyFields, type BibliographyWords } from './bibliography-fields'
import { ReadingStatus, StopReading, useTicketForm } from './reading-status'

const WHY_A_DATE =
  'The text doesn’t state when it was published. Words such as “last year” only make sense with that date. You can leave it blank.'

/** What is said beside the fields: where the date comes from, or why it is asked for. */
export const confirmHints = ({
  published,
  title,
  supposed = null,
}: Pick<ToConfirm, 'published' | 'title'> & Partial<Pick<ToConfirm, 'supposed'>>): Readonly<
  Partial<Record<BibliographyField, string>>
> => ({
  ...(title === null ? { title: 'The text has no title. Enter one.' } : {}),
  published:
    published !== null
      ? 'Please check this. As precise as you know it: 2023-02.'
      : supposed
        ? `The dateline says “${supposed.words}” without a year. Please check that this one is right.`
        : WHY_A_DATE,
})

/** The form for a new article. Whatever is wrong or open stands beside its field, and what was typed stays. */
export function AddForm({ words }: { readonly words: BibliographyWords }) {
  const { state, isPending, form, send } = useFormAction(addArticleFromForm, BLANK_ADD, unsent)
  const [fileError, setFileError] = useState<string | null>(null)
  const { ticket, onSubmit } = useTicketForm(send)
  const element = useRef<HTMLFormElement>(null)
  const kept = useKeptForm(element, { name: '/library/add', savedAt: 0, isSaving: isPending })
  const errors = state.kind === 'refused' ? state.fields : {}
  const { found } = state
  useEffect(() => {
    if (state.kind === 'refused') element.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
    if (state.kind === 'confirm') element.current?.querySelector<HTMLElement>('[data-outcome]')?.focus()
  }, [state])
  return (
    <form
      ref={element}
      action={form.action}
      {...kept.form}
      className="grid gap-5"
      onSubmit={(event) => {
        if (fileError === null) onSubmit(event)
        else event.preventDefault()
      }}
    >
      {kept.note}
      <AddSourceFields errors={errors} onFileError={setFileError} />
      <fieldset className="grid gap-5">
        <legend className="mb-4 font-semibold font-serif text-head">Source details</legend>
        <p className="-mt-3 text-quiet text-small">
          Blanks are filled in from the text, if possible. You check them before the article is added.
        </p>
        <BibliographyFields
          key={found ? JSON.stringify(found) : 'typed'}
          words={words}
          texts={found?.texts ?? {}}
          errors={errors}
          hints={found ? confirmHints(found) : {}}
        />
      </fieldset>
      {found ? <input type="hidden" name="confirmed" value="yes" /> : null}
      <AddOutcome state={state} />
      <div className="flex items-center justify-end gap-4">
        <ReadingStatus ticket={isPending ? ticket : null}>Reading the text</ReadingStatus>
        {isPending ? <StopReading key={ticket} ticket={ticket} /> : null}
        <Button type="submit" look="primary" disabled={isPending}>
          {isPending ? 'Adding' : 'Add article'}
        </Button>
      </div>
    </form>
  )
}
