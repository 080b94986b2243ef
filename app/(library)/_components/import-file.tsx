'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ErrorNote } from '@/app/_ui/error-note'
import { Field } from '@/app/_ui/field'
import { Progress } from '@/app/_ui/progress'
import { sendFile } from './send-import-file'
import { useDroppedFile } from './use-dropped-file'

/** Chooses or drops a file with cards, and sends it. */
export function ImportFile({ onBegin }: { readonly onBegin: () => void }) {
  const router = useRouter()
  const [sending, setSending] = useState<{ readonly sent: number; readonly size: number } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const send = async (file: File) => {
    if (sending) return
    setProblem(null)
    onBegin()
    setSending({ sent: 0, size: file.size })
    const result = await sendFile(file, (sent) => setSending({ sent, size: file.size }))
    setSending(null)
    if (result.ok) router.refresh()
    else setProblem(result.message)
  }
  const isOver = useDroppedFile((file) => void send(file))
  return (
    <div className="grid gap-5">
      <Field label="File with cards" hint="For example .apkg, .colpkg, .csv or .tsv. You can also drop it here.">
        {(control) => (
          <input
            {...control}
            type="file"
            disabled={sending !== null}
            onChange={({ target }) => {
              const [file] = target.files ?? []
              if (file) void send(file)
              // The same file can be chosen again once it was mended.
              target.value = ''
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
