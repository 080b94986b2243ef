'use client'

import { useTransition } from 'react'
import { reachServer, UNCHANGED } from '@/app/_client/reach-server'
import { Button } from '@/app/_ui/button'
import { toast } from '@/app/_ui/toast'
import { removeDeviceAction } from '../actions'

/** Removes a device from the list: it has to be paired again. */
export function RemoveButton({ id, name }: { readonly id: string; readonly name: string }) {
  const [isPending, startTransition] = useTransition()
  const remove = () =>
    startTransition(async () => {
      const result = await reachServer(
        () => removeDeviceAction(id),
        () => ({ ok: false as const, message: UNCHANGED }),
      )
      toast(result.ok ? `“${name}” was removed. It needs a new code to come back.` : result.message)
    })
  return (
    <Button look="quiet" disabled={isPending} onClick={remove} aria-label={`Remove ${name}`}>
      Remove
    </Button>
  )
}
