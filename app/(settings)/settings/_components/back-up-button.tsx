'use client'

import { useState } from 'react'
import { useAct } from '@/app/_client/use-act'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { backUpAction } from '../actions'

/** Writes a copy of the database now and says so. */
export function BackUpButton() {
  const { isPending, problem, run } = useAct()
  const [isDone, setDone] = useState(false)
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button onClick={() => run(backUpAction, () => setDone(true))} disabled={isPending}>
          {isPending ? 'Backing up …' : 'Back up now'}
        </Button>
        <p role="status" className="text-quiet">
          {isDone && problem === null && !isPending ? 'A backup was written and checked.' : ''}
        </p>
      </div>
      {problem !== null && !isPending ? (
        <div className="mt-3">
          <ErrorNote title={problem} />
        </div>
      ) : null}
    </>
  )
}
