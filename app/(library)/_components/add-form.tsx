'use client'

import Link from 'next/link'
import { startTransition, useActionState, useEffect, useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { Field, TextArea, TextField } from '@/app/_ui/field'
import { type AddState, addArticleFromForm } from '../article-actions'

const BLANK: AddState = { kind: 'blank' }
const MOST_BYTES = 5 * 1024 * 1024
const UNREACHABLE = 'The server could not be reached. What you typed is still here: add it again.'

/** The action, with a network that fails made an answer like any other: otherwise the form would be lost with the screen. */
async function add(before: AddState, form: FormData): Promise<AddState> {
  try {
    return await addArticleFromForm(before, form)
  } catch (reason) {
    // Next leads to the article's page by throwing.
    if (reason instanceof Error && 'digest' in reason) throw reason
    return { kind: 'refused', ok: false, message: UNREACHABLE, fields: {} }
  }
}

const tooLarge = (bytes: number): string | null =>
  bytes > MOST_BYTES
    ? `The file has ${(bytes / 1024 / 1024).toFixed(1)} MB; up to 5 MB can be read. Cut it into parts and add those.`
    : null

/** The form for a new article. Whatever is wrong with it stands beside its field, and what was typed stays. */
export function AddForm() {
  const [state, dispatch, pending] = useActionState(add, BLANK)
  const [fileError, setFileError] = useState<string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const errors = state.kind === 'refused' ? state.fields : {}
  useEffect(() => {
    if (state.kind === 'refused') form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [state])
  return (
    <form
      ref={form}
      action={dispatch}
      className="grid gap-5"
      onSubmit={(event) => {
        // Sent from here and not by the form itself, which would empty the choice of a file.
        event.preventDefault()
        if (fileError !== null) return
        const typed = new FormData(event.currentTarget)
        startTransition(() => dispatch(typed))
      }}
    >
      <TextArea
        name="text"
        label="Text"
        hint="Paste the words of the article. An empty line parts paragraphs; “## ” begins a heading."
        rows={8}
        className="[&_textarea]:min-h-48"
        error={errors.text}
      />
      <Field label="Or a file" hint="Plain text or Markdown: .txt or .md, up to 5 MB." error={fileError ?? errors.file}>
        {(control) => (
          <input
            {...control}
            type="file"
            name="file"
            accept=".txt,.md,.markdown,text/plain,text/markdown"
            onChange={(event) => setFileError(tooLarge(event.target.files?.[0]?.size ?? 0))}
            className="block w-full text-quiet file:mr-3 file:min-h-11 file:rounded-control file:border file:border-edge file:bg-sheet file:px-4 file:font-medium file:text-ink"
          />
        )}
      </Field>
      <fieldset className="grid gap-5">
        <legend className="mb-4 font-semibold font-serif text-head">Bibliography</legend>
        <p className="-mt-3 text-quiet text-small">What you leave open is taken from the text where it states it.</p>
        <TextField name="title" label="Title" error={errors.title} />
        <TextField name="authors" label="Authors" hint="With commas between them." error={errors.authors} />
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField name="outlet" label="Outlet" hint="Where it was published." error={errors.outlet} />
          <TextField name="published" label="Date" hint="As exact as is known: 2023-02." error={errors.published} />
        </div>
        <TextField
          name="url"
          label="Address"
          hint="Kept as text; nothing is fetched."
          error={errors.url}
          inputMode="url"
        />
      </fieldset>
      <Outcome state={state} />
      <div className="flex justify-end">
        <Button type="submit" look="primary" disabled={pending}>
          {pending ? 'Adding' : 'Add the article'}
        </Button>
      </div>
    </form>
  )
}

function Outcome({ state }: { readonly state: AddState }) {
  switch (state.kind) {
    case 'blank':
      return null
    case 'refused':
      return (
        <ErrorNote title="The article was not added.">
          {Object.keys(state.fields).length > 0 ? 'What is wrong stands beside the field.' : state.message}
        </ErrorNote>
      )
    case 'known':
      return (
        <ErrorNote title="This text is already in the library.">
          It is “
          <Link href={`/library/${encodeURIComponent(state.key)}`} className="link">
            {state.title}
          </Link>
          ”. Nothing was added.
        </ErrorNote>
      )
    default:
      return state satisfies never
  }
}
