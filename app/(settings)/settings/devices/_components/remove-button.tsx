'use client'

import { useAct } from '@/app/_client/use-act'
import { Button } from '@/app/_ui/button'
import { toast } from '@/app/_ui/toast'
import { removeDeviceAction } from '../actions'

/** Removes a device from the list: it has to be paired again. */
export function RemoveButton({ id, name }: { readonly id: string; readonly name: string }) {
  const { isPending, run } = useAct(toast)
  const remove = () =>
    run(
      () => removeDeviceAction(id),
      () => toast(`“${name}” was removed. To use it again, pair it with a new code.`),
    )
  return (
    <Button look="quiet" disabled={isPending} onClick={remove} aria-label={`Remove ${name}`}>
      Remove
    </Button>
  )
}
