'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { Field } from '@/app/_ui/field'
import { sendFile } from './send-import-file'

const PASTED_NAME = 'pasted text.txt'

/** Takes cards as text that was copied from another program. */
export function ImportPaste({ onBegin }: { readonly onBegin: () => void }) {
  const router = useRouter()
  const [text, setText] = useState('')
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const send = async () => {
    setSending(true)
    setProblem(null)
    onBegin()
    const result = await sendFile(new File([text], PASTED_NAME, { type: 'text/plain' }), () => undefined)
    setSending(false)
    if (result.ok) router.refresh()
    else setProblem(result.message)
  }
  return (
    <div className="mt-8 grid gap-3">
      <Field
        label="Or paste text"
        hint="One card per line, for example term, tab, definition, as Quizlet exports them."
      >
        {(control) => (
          <textarea
            {...control}
            rows={5}
            value={text}
            onChange={({ target }) => setText(target.value)}
            className="w-full rounded-control border border-edge bg-sheet px-3 py-2 font-serif"
          />
        )}
      </Field>
      <div>
        <Button onClick={() => void send()} disabled={isSending || text.trim() === ''}>
          {isSending ? 'Reading …' : 'Preview cards'}
        </Button>
      </div>
      {problem !== null ? <ErrorNote title={problem} /> : null}
    </div>
  )
}
