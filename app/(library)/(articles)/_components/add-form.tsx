'use client'

import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { fillControl } from '@/app/_client/fill-control'
import { useFormAction } from '@/app/_client/use-form-action'
import { useKeptForm } from '@/app/_client/use-kept-form'
import { Button } from '@/app/_ui/button'
import { FileField, TextArea } from '@/app/_ui/field'
import { counted } from '@/lib/domain/format/words'
import { recognise, sizeOfText } from '@/lib/domain/reading/recognise'
import type { ToConfirm } from '@/lib/services/capture/add-article'
import { addArticleFromForm } from '../add-actions'
import { AddOutcome, BLANK_ADD, unsent } from './add-outcome'
import { type BibliographyField, BibliographyFields, type BibliographyWords } from './bibliography-fields'
import { ReadingStatus, StopReading, useTicketForm } from './reading-status'
import { useDroppedFile } from './use-dropped-file'

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

const MEGABYTE = 1024 * 1024
/** A form may carry 12 MB with everything in it. */
const MOST_MEGABYTES = 11
/** Of a PDF, Word or EPUB file most is pictures and fonts; of a text every byte is read. */
const MOST_TEXT_MEGABYTES = 5

const megabytes = (bytes: number): string =>
  bytes < MEGABYTE / 10 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / MEGABYTE).toFixed(1)} MB`

/** Why a file is too large to be sent; null where it is not. */
const tooLarge = (file: File): string | null => {
  const isPacked = /\.(pdf|docx|epub)$/i.test(file.name)
  const most = isPacked ? MOST_MEGABYTES : MOST_TEXT_MEGABYTES
  if (file.size <= most * MEGABYTE) return null
  const has = `The file is ${(file.size / MEGABYTE).toFixed(1)} MB; the limit is ${most} MB`
  return isPacked
    ? `${has} here. To add a larger file, use “aide import article” on the command line.`
    : `${has}. Split it into parts and add those.`
}

const textWords = (text: string): string => {
  const { words, paragraphs } = sizeOfText(text)
  if (paragraphs === null) return `Text: about ${counted(words, 'word')}.`
  return `Text: ${counted(words, 'word')} in ${counted(paragraphs, 'paragraph')}.`
}

/** What was put into the fields, as it will be read; empty where there is nothing. */
function recognisedWords(text: string, file: File | null, others: number): string {
  const given = recognise(text)
  if (file) {
    const more = others > 0 ? ` Only the first of ${others + 1} files is taken: add the others one by one.` : ''
    const both = given.kind === 'nothing' ? '' : ' Clear the text or remove the file: only one can be added.'
    return `File: ${file.name}, ${megabytes(file.size)}.${more}${both}`
  }
  switch (given.kind) {
    case 'nothing':
      return ''
    case 'address':
      return `Web address: the page at ${given.host || given.address} is fetched once, when you add it.`
    case 'text':
      return textWords(given.text)
    default:
      return given satisfies never
  }
}

type AddSourceFieldsProps = {
  readonly errors: { readonly text?: string | undefined; readonly file?: string | undefined }
  /** A file that cannot be sent stops the form. */
  readonly onFileError: (error: string | null) => void
}

/** One field for an address or a text, and a file that is chosen, dropped on the page or pasted; says what it is. */
function AddSourceFields({ errors, onFileError }: AddSourceFieldsProps) {
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [{ file, others }, setFile] = useState<{ file: File | null; others: number }>({ file: null, others: 0 })
  const [refusal, setRefusal] = useState('')
  const fields = useRef<HTMLDivElement>(null)
  const read = useDeferredValue(text)
  const fileError = file && tooLarge(file)
  const choose = (chosen: File | null, more = 0) => {
    setFile({ file: chosen, others: more })
    onFileError(chosen && tooLarge(chosen))
  }
  const put = (dropped: File, more: number) => {
    if (!input.current) return
    const files = new DataTransfer()
    files.items.add(dropped)
    input.current.files = files.files
    choose(dropped, more)
  }
  const paste = async () => {
    const area = fields.current?.querySelector('textarea')
    try {
      const copied = await navigator.clipboard.readText()
      if (area && copied.trim() !== '') fillControl(area, [copied])
      setRefusal(copied.trim() === '' ? 'No text to paste. Copy some first.' : '')
    } catch {
      setRefusal('Your browser doesn’t allow this. Touch and hold the field, then choose Paste.')
    }
  }
  const isOver = useDroppedFile(put)
  const words = refusal || recognisedWords(read, file, others)
  return (
    <div
      ref={fields}
      className="grid gap-3"
      onChange={({ target }) => {
        if (!(target instanceof HTMLTextAreaElement)) return
        setText(target.value)
        setRefusal('')
      }}
    >
      <TextArea
        name="text"
        label="Web address or text"
        hint="Paste a web address, or the text of the article with a blank line between paragraphs."
        rows={6}
        className="[&_textarea]:min-h-36"
        error={errors.text}
      />
      <div className="hidden pointer-coarse:block">
        <Button onClick={() => void paste()}>Paste from the clipboard</Button>
      </div>
      <FileField
        label="Or a file"
        hint="Choose a file, or drop or paste one on this page: PDF, Word, EPUB, web page, Markdown or plain text."
        error={fileError ?? errors.file}
        ref={input}
        name="file"
        accept=".txt,.md,.markdown,.html,.htm,.xhtml,.pdf,.docx,.epub"
        onChange={(event) => choose(event.target.files?.[0] ?? null)}
      />
      <div className="flex min-h-11 flex-wrap items-center gap-x-3">
        <p role="status" className="min-w-0 break-words text-small empty:hidden">
          {words}
        </p>
        {file ? (
          <Button
            look="quiet"
            className="underline"
            onClick={() => {
              if (input.current) input.current.value = ''
              choose(null)
              input.current?.focus()
            }}
          >
            Remove file
          </Button>
        ) : null}
      </div>
      {isOver ? (
        <div className="pointer-events-none fixed inset-3 z-40 flex items-center justify-center rounded-sheet border-2 border-accent border-dashed bg-paper/90">
          <p className="font-semibold font-serif text-head">Drop the file to add it</p>
        </div>
      ) : null}
    </div>
  )
}
