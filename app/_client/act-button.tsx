'use client'

import { Button, type ButtonLook } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { toast } from '@/app/_ui/toast'
import type { Result } from '@/lib/services/result'
import { sayOutcome } from './say-outcome'
import { useAct } from './use-act'

type ActButtonProps = {
  readonly act: () => Promise<Result<unknown>>
  readonly look?: ButtonLook
  readonly className?: string
  /** Its words meanwhile, where they are others. */
  readonly doing?: string
  /** What is said once it is done, where the page does not show it. */
  readonly said?: string
  /** Takes it back, and what is said then. */
  readonly undo?: { readonly act: () => Promise<Result<unknown>>; readonly said: string }
  /** For screen readers, if the words alone do not say what is acted on. */
  readonly label?: string
  readonly children: string
}

/** A button that does one thing on the server; what went wrong is said below it. */
export function ActButton({ act, doing, said, undo, label, children, ...looks }: ActButtonProps) {
  const { isPending, problem, run } = useAct()
  const takeBack = undo && { label: 'Undo', run: () => void sayOutcome(undo.act(), undo.said) }
  return (
    <div>
      <Button
        {...looks}
        onClick={() => run(act, () => said && toast(said, takeBack))}
        disabled={isPending}
        aria-label={label}
      >
        {isPending ? (doing ?? children) : children}
      </Button>
      {problem !== null && !isPending ? <ErrorNote title={problem} className="mt-3" /> : null}
    </div>
  )
}
