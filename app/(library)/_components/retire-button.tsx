'use client'

import { useTransition } from 'react'
import { Button, type ButtonLook } from '@/app/_ui/button'
import { setFactRetired } from './set-fact-retired'

type RetireButtonProps = {
  readonly factId: string
  readonly retired: boolean
  readonly look?: ButtonLook
  readonly className?: string
}

/** Takes a fact out of the library or brings it back; either can be taken back at once. */
export function RetireButton({ factId, retired, look = 'plain', className }: RetireButtonProps) {
  const [pending, startTransition] = useTransition()
  return (
    <Button
      look={look}
      disabled={pending}
      {...(className === undefined ? {} : { className })}
      onClick={() => startTransition(() => setFactRetired(factId, !retired))}
    >
      {retired ? 'Restore' : 'Retire'}
    </Button>
  )
}
