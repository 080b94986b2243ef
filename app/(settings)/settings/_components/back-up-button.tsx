'use client'

import { useState, useTransition } from 'react'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { backUpAction } from '../actions'

/** Writes a copy of the database now and says so. */
export function BackUpButton() {
  const [isPending, startTransition] = useTransition()
  const [said, setSaid] = useState<{ readonly isDone: boolean; readonly words: string } | null>(null)
  const backUp = () =>
    startTransition(async () => {
      const result = await backUpAction().catch(() => null)
      const copy = result?.ok ? result.value.copy : null
      if (copy?.ok === false)
        setSaid({ isDone: false, words: `A backup was written, but couldn’t be copied to ${copy.file}.` })
      else if (result?.ok) setSaid({ isDone: true, words: 'A backup was written and checked.' })
      else
        setSaid({
          isDone: false,
          words: result?.message ?? 'The server couldn’t be reached. No backup was written; try again.',
        })
    })
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button onClick={backUp} disabled={isPending}>
          {isPending ? 'Backing up …' : 'Back up now'}
        </Button>
        <p role="status" className="text-quiet">
          {said?.isDone && !isPending ? said.words : ''}
        </p>
      </div>
      {said && !said.isDone && !isPending ? (
        <div className="mt-3">
          <ErrorNote title={said.words} />
        </div>
      ) : null}
    </>
  )
}
