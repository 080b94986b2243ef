'use client'

import { useDeferredValue, useRef, useState } from 'react'
import { fillControl } from '@/app/_client/fill-control'
import { Button } from '@/app/_ui/button'
import { FileField, TextArea } from '@/app/_ui/field'
import { counted } from '@/lib/domain/format/words'
import { recognise, sizeOfText } from '@/lib/domain/reading/recognise'
import { useDroppedFile } from './use-dropped-file'

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
export function AddSourceFields({ errors, onFileError }: AddSourceFieldsProps) {
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
      setRefusal(copied.trim() === '' ? 'There is no text on the clipboard.' : '')
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
