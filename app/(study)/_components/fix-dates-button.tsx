'use client'

import { useState, useTransition } from 'react'
import { UNCHANGED } from '@/app/_client/reach-server'
import { Button } from '@/app/_ui/button'
import { toast } from '@/app/_ui/toast'
import { counted } from '@/lib/domain/format/words'
import { fixDates, undoFixDates } from '../actions'

/** Gives answers that are dated ahead their real dates; the notice undoes it. */
export function FixDatesButton() {
  const [isPending, startTransition] = useTransition()
  const [message, setMessage] = useState('')
  const undo = async (ids: unknown) => {
    const result = await undoFixDates(ids).catch(() => null)
    toast(result?.ok ? 'Undone. The earlier dates are back.' : (result?.message ?? UNCHANGED))
  }
  const fix = () =>
    startTransition(async () => {
      const result = await fixDates().catch(() => null)
      setMessage(result?.ok ? '' : (result?.message ?? UNCHANGED))
      if (!result?.ok) return
      const ids = result.value
      toast(`Dates fixed: ${counted(ids.length, 'entry', 'entries')}.`, { label: 'Undo', run: () => void undo(ids) })
    })
  return (
    <>
      <Button disabled={isPending} onClick={fix}>
        Fix the dates
      </Button>
      {message === '' ? null : (
        <p role="alert" className="self-center text-again text-small">
          {message}
        </p>
      )}
    </>
  )
}
