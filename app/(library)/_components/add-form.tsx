'use client'

import { useEffect, useRef, useState } from 'react'
import { useFormAction } from '@/app/_client/use-form-action'
import { Button } from '@/app/_ui/button'
import { Field, TextArea, TextField } from '@/app/_ui/field'
import { type AddState, addArticleFromForm } from '../article-actions'
import { AddOutcome } from './add-outcome'
import { BibliographyFields, type BibliographyWords } from './bibliography-fields'
import { confirmHints } from './confirm-words'
import { unsent, withinSize } from './form-action'
import { ReadingStatus } from './reading-status'
import { useTicketForm } from './use-ticket-form'

const BLANK: AddState = { kind: 'blank', found: null }
const MEGABYTE = 1024 * 1024
/** A form may carry 12 MB with everything in it. */
const MOST_MEGABYTES = 11

const add = withinSize(addArticleFromForm)

/** Of a PDF, Word or EPUB file most is pictures and fonts; of a text every byte is read. */
const MOST_TEXT_MEGABYTES = 5

const tooLarge = (file: File | undefined): string | null => {
  if (!file) return null
  const isPacked = /\.(pdf|docx|epub)$/i.test(file.name)
  const most = isPacked ? MOST_MEGABYTES : MOST_TEXT_MEGABYTES
  if (file.size <= most * MEGABYTE) return null
  const has = `The file is ${(file.size / MEGABYTE).toFixed(1)} MB; the limit is ${most} MB`
  return isPacked
    ? `${has} here. To add a larger file, use “aide import” on the command line.`
    : `${has}. Split it into parts and add those.`
}

/** The form for a new article. Whatever is wrong or open stands beside its field, and what was typed stays. */
export function AddForm({ words }: { readonly words: BibliographyWords }) {
  const { state, isPending, form, send } = useFormAction(add, BLANK, unsent)
  const [fileError, setFileError] = useState<string | null>(null)
  const { ticket, onSubmit } = useTicketForm(send)
  const element = useRef<HTMLFormElement>(null)
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
      className="grid gap-5"
      onSubmit={(event) => {
        if (fileError === null) onSubmit(event)
        else event.preventDefault()
      }}
    >
      <TextArea
        name="text"
        label="Text"
        hint="Paste the text of the article. Separate paragraphs with a blank line; “## ” starts a heading."
        rows={8}
        className="[&_textarea]:min-h-48"
        error={errors.text}
      />
      <Field
        label="Or a file"
        hint="Plain text, Markdown, a web page, PDF, Word or EPUB. A file with many posts is split into articles."
        error={fileError ?? errors.file}
      >
        {(control) => (
          <input
            {...control}
            type="file"
            name="file"
            accept=".txt,.md,.markdown,.html,.htm,.xhtml,.pdf,.docx,.epub"
            onChange={(event) => setFileError(tooLarge(event.target.files?.[0]))}
            className="block w-full text-quiet file:mr-3 file:min-h-11 file:rounded-control file:border file:border-edge file:bg-sheet file:px-4 file:font-medium file:text-ink"
          />
        )}
      </Field>
      <TextField
        name="fetch"
        label="Or an address to fetch"
        hint="The page is fetched once, when you add it. For a feed, go to Feeds."
        error={errors.fetch}
        inputMode="url"
        autoComplete="off"
      />
      <fieldset className="grid gap-5">
        <legend className="mb-4 font-semibold font-serif text-head">Bibliography</legend>
        <p className="-mt-3 text-quiet text-small">
          Anything you leave blank is filled in from the text, if possible, and shown to you first.
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
        <Button type="submit" look="primary" disabled={isPending}>
          {isPending ? 'Adding' : 'Add article'}
        </Button>
      </div>
    </form>
  )
}
