'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { reachServer, UNCHANGED } from '@/app/_client/reach-server'
import { ErrorNote } from '@/app/_ui/error-note'
import { Field } from '@/app/_ui/field'
import { Progress } from '@/app/_ui/progress'
import { failed, type Result } from '@/lib/services/result'
import { openImport, readImport, sendImportPart } from '../import-actions'
import { useDroppedFile } from './use-dropped-file'

/** A part is well below what one request may carry. */
const PART_BYTES = 8 * 1024 * 1024

const ask = (work: () => Promise<Result<null>>): Promise<Result<null>> =>
  reachServer<Result<null>, Result<null>>(work, () => failed('storage', UNCHANGED))

/** Sends a file in parts, so that it may be larger than a request. */
const sendFile = async (file: File, tell: (sent: number) => void): Promise<Result<null>> => {
  let result = await ask(() => openImport({ fileName: file.name, size: file.size }))
  for (let from = 0; result.ok && from < file.size; from += PART_BYTES) {
    const form = new FormData()
    form.set('from', String(from))
    form.set('bytes', file.slice(from, from + PART_BYTES))
    result = await ask(() => sendImportPart(form))
    tell(Math.min(file.size, from + PART_BYTES))
  }
  return result.ok ? await ask(readImport) : result
}

/** Chooses or drops a package, and sends it. */
export function ImportFile() {
  const router = useRouter()
  const [sending, setSending] = useState<{ readonly sent: number; readonly size: number } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const send = async (file: File) => {
    if (sending) return
    setProblem(null)
    if (!/\.(?:apkg|colpkg)$/iu.test(file.name)) {
      setProblem('Choose a file that Anki exported: its name ends with .apkg or .colpkg.')
      return
    }
    setSending({ sent: 0, size: file.size })
    const result = await sendFile(file, (sent) => setSending({ sent, size: file.size }))
    setSending(null)
    if (result.ok) router.refresh()
    else setProblem(result.message)
  }
  const isOver = useDroppedFile((file) => void send(file))
  return (
    <div className="grid gap-5">
      <Field label="Anki package" hint="A file that ends with .apkg or .colpkg. You can also drop it here.">
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".apkg,.colpkg"
            disabled={sending !== null}
            onChange={({ target }) => {
              const [file] = target.files ?? []
              if (file) void send(file)
            }}
            className="block w-full text-quiet file:mr-3 file:min-h-11 file:rounded-control file:border file:border-edge file:bg-sheet file:px-4 file:font-medium file:text-ink"
          />
        )}
      </Field>
      {isOver ? <p role="status">Drop the file to read it.</p> : null}
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
