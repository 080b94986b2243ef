'use client'

import { useState, useTransition } from 'react'
import { UNCHANGED } from '@/app/_client/reach-server'
import { Button } from '@/app/_ui/button'
import { toast } from '@/app/_ui/toast'

type Done = { readonly ok: boolean; readonly message?: string }

/** Undoes what was done, and says so. */
export const undoWith = (undo: () => Promise<Done>) => ({
  label: 'Undo',
  run: () => void undo().then(({ ok }) => ok && toast('Undone.')),
})

type ActionButtonProps = { readonly label: string; readonly name: string; readonly run: () => Promise<Done> }

/** A button that runs an action once at a time, and says why it did not work. `name` is said in place of its label. */
export function ActionButton({ label, name, run }: ActionButtonProps) {
  const [isPending, startTransition] = useTransition()
  const [message, setMessage] = useState('')
  const act = () =>
    startTransition(async () => {
      const result = await run().catch((): Done => ({ ok: false, message: UNCHANGED }))
      setMessage(result.ok ? '' : (result.message ?? UNCHANGED))
    })
  return (
    <>
      <Button look="quiet" disabled={isPending} onClick={act} aria-label={name}>
        {label}
      </Button>
      {message === '' ? null : (
        <p role="alert" className="text-again text-small">
          {message}
        </p>
      )}
    </>
  )
}
