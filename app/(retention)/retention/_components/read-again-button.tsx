'use client'

import { useState, useTransition } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { UNCHANGED } from '@/app/_client/reach-server'
import { Button } from '@/app/_ui/button'
import { toast } from '@/app/_ui/toast'
import { readAgainAction, takeBackReadAgainAction } from '../problem-cards/actions'

type Done = { readonly ok: boolean; readonly message?: string }

/** Runs an action once at a time; `message` says why it did not work. */
const useAction = (run: () => Promise<Done>) => {
  const [isPending, startTransition] = useTransition()
  const [message, setMessage] = useState('')
  const act = () =>
    startTransition(async () => {
      const result = await run().catch((): Done => ({ ok: false, message: UNCHANGED }))
      setMessage(result.ok ? '' : (result.message ?? UNCHANGED))
    })
  return { isPending, message, act }
}

const Problem = ({ message }: { readonly message: string }) =>
  message === '' ? null : (
    <p role="alert" className="text-again text-small">
      {message}
    </p>
  )

/** Says that a passage was read again; the notice takes that back. */
export function ReadAgainButton({ passageId, exact }: { readonly passageId: string; readonly exact: string }) {
  const { isPending, message, act } = useAction(async () => {
    const id = uuidv7()
    const result = await readAgainAction({ id, passageId })
    if (!result.ok) return result
    toast('Marked as read again today.', {
      label: 'Undo',
      run: () => void takeBackReadAgainAction(id).then(({ ok }) => ok && toast('Undone.')),
    })
    return result
  })
  return (
    <>
      <Button look="quiet" disabled={isPending} onClick={act} aria-label={`Mark as read again: ${exact.slice(0, 80)}`}>
        Mark as read again
      </Button>
      <Problem message={message} />
    </>
  )
}

/** Takes back that a passage was read again. */
export function TakeBackButton({ rereadingId, exact }: { readonly rereadingId: string; readonly exact: string }) {
  const { isPending, message, act } = useAction(async () => {
    const result = await takeBackReadAgainAction(rereadingId)
    if (result.ok) toast('Undone.')
    return result
  })
  return (
    <>
      <Button look="quiet" disabled={isPending} onClick={act} aria-label={`Undo: ${exact.slice(0, 80)}`}>
        Undo
      </Button>
      <Problem message={message} />
    </>
  )
}
