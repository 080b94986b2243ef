'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { resultOfServer } from '@/app/_client/reach-server'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { FileField, TextArea } from '@/app/_ui/field'
import { Progress } from '@/app/_ui/progress'
import { useDroppedFile } from '@/app/(library)/(articles)/_components/use-dropped-file'
import type { Result } from '@/lib/services/result'
import { openImport, readImport, sendImportPart } from '../import-actions'

const PASTED_NAME = 'pasted text.txt'

/** A part is well below what one request may carry. */
const PART_BYTES = 8 * 1024 * 1024

/** Sends a file in parts, so that it may be larger than a request, and lets it be read. */
const sendFile = async (file: File, tell: (sent: number) => void): Promise<Result<null>> => {
  let result = await resultOfServer(() => openImport({ fileName: file.name, size: file.size }))
  for (let from = 0; result.ok && from < file.size; from += PART_BYTES) {
    const form = new FormData()
    form.set('from', String(from))
    form.set('bytes', file.slice(from, from + PART_BYTES))
    result = await resultOfServer(() => sendImportPart(form))
    tell(Math.min(file.size, from + PART_BYTES))
  }
  return result.ok ? await resultOfServer(readImport) : result
}

/** Why a file was not imported. */
type ImportFailure = { readonly fileName: string; readonly message: string }

/** Chooses, drops or pastes cards to import. What is said of the last file goes as soon as another one is sent. */
export function ImportFile({ failure }: { readonly failure: ImportFailure | null }) {
  const router = useRouter()
  const [text, setText] = useState('')
  const [sending, setSending] = useState<{ readonly sent: number; readonly size: number } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  // Each visit to the server brings a new object, for the same failure again too.
  const [overtaken, setOvertaken] = useState<ImportFailure | null>(null)
  const send = async (file: File) => {
    if (sending) return
    setProblem(null)
    setOvertaken(failure)
    setSending({ sent: 0, size: file.size })
    const result = await sendFile(file, (sent) => setSending({ sent, size: file.size }))
    setSending(null)
    if (result.ok) router.refresh()
    else setProblem(result.message)
  }
  const isOver = useDroppedFile((file) => void send(file))
  return (
    <div className="grid gap-5">
      {failure !== null && failure !== overtaken ? (
        <ErrorNote title={`“${failure.fileName}” was not imported.`}>{failure.message}</ErrorNote>
      ) : null}
      <FileField
        label="File with cards"
        hint="For example .apkg, .colpkg, .csv or .tsv. You can also drop it here."
        disabled={sending !== null}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) void send(file)
          // The same file can be chosen again once it was mended.
          target.value = ''
        }}
      />
      {isOver ? <p role="status">Drop the file to read it.</p> : null}
      <TextArea
        label="Or paste text"
        hint="One card per line, for example term, tab, definition, as Quizlet exports them."
        rows={5}
        className="mt-3 [&_textarea]:min-h-32"
        value={text}
        onValue={setText}
      />
      <div>
        <Button
          onClick={() => void send(new File([text], PASTED_NAME, { type: 'text/plain' }))}
          disabled={sending !== null || text.trim() === ''}
        >
          Preview cards
        </Button>
      </div>
      {sending ? (
        <div>
          <p role="status" className="figures mb-2">
            Sending: {Math.floor((sending.sent / Math.max(1, sending.size)) * 100)}%
          </p>
          <Progress label="Sending" value={sending.sent} max={sending.size} />
        </div>
      ) : null}
      {problem !== null ? <ErrorNote title={problem} /> : null}
    </div>
  )
}
