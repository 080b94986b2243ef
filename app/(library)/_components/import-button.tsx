'use client'

import { useState, useTransition } from 'react'
import { reachServer, UNCHANGED } from '@/app/_client/reach-server'
import { Button, type ButtonLook } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { failed, type Result } from '@/lib/services/result'

type ImportButtonProps = {
  readonly act: () => Promise<Result<null>>
  readonly look?: ButtonLook
  readonly doing: string
  readonly children: string
}

/** A button that does one step of an import; what went wrong is said below it. */
export function ImportButton({ act, look = 'plain', doing, children }: ImportButtonProps) {
  const [isPending, startTransition] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  const press = () =>
    startTransition(async () => {
      const result = await reachServer<Result<null>, Result<null>>(act, () => failed('storage', UNCHANGED))
      setProblem(result.ok ? null : result.message)
    })
  return (
    <div>
      <Button look={look} onClick={press} disabled={isPending}>
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
