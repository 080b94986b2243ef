'use client'

import { useState, useTransition } from 'react'
import { Button, type ButtonLook } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { failed, type Result } from '@/lib/services/result'
import { reachServer, UNCHANGED } from './reach-server'

type ActButtonProps = {
  readonly act: () => Promise<Result<null>>
  readonly look?: ButtonLook
  readonly doing: string
  /** For screen readers, if the words alone do not say what is acted on. */
  readonly label?: string
  readonly children: string
}

/** A button that does one thing on the server; what went wrong is said below it. */
export function ActButton({ act, look = 'plain', doing, label, children }: ActButtonProps) {
  const [isPending, startTransition] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  const press = () =>
    startTransition(async () => {
      const result = await reachServer<Result<null>, Result<null>>(act, () => failed('storage', UNCHANGED))
      setProblem(result.ok ? null : result.message)
    })
  return (
    <div>
      <Button look={look} onClick={press} disabled={isPending} aria-label={label}>
        {isPending ? doing : children}
      </Button>
      {problem !== null && !isPending ? (
        <div className="mt-3">
          <ErrorNote title={problem} />
        </div>
      ) : null}
    </div>
  )
}
