'use client'

import { useTransition } from 'react'
import { sayOutcome } from '@/app/_client/say-outcome'
import { Button, type ButtonLook } from '@/app/_ui/button'
import { restoreFactAction, retire } from '../fact-actions'

/** Takes a fact out of the library, or brings it back, and says so with the way to take it back. */
export const setFactRetired = (factId: string, out: boolean): Promise<boolean> =>
  sayOutcome(
    out ? retire(factId) : restoreFactAction(factId),
    out ? 'Fact retired. Its cards are no longer reviewed.' : 'Fact restored.',
    () => () => setFactRetired(factId, !out),
  )

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
      onClick={() => startTransition(async () => void (await setFactRetired(factId, !retired)))}
    >
      {retired ? 'Restore' : 'Retire'}
    </Button>
  )
}
