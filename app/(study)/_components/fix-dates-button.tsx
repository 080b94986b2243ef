'use client'

import { useState, useTransition } from 'react'
import { UNCHANGED } from '@/app/_client/reach-server'
import { Button } from '@/app/_ui/button'
import { toast } from '@/app/_ui/toast'
import { counted } from '@/lib/domain/format/words'
import { fixDates } from '../actions'

/** Gives answers that are dated ahead their real dates. */
export function FixDatesButton() {
  const [isPending, startTransition] = useTransition()
  const [message, setMessage] = useState('')
  const fix = () =>
    startTransition(async () => {
      const result = await fixDates().catch(() => null)
      setMessage(result?.ok ? '' : (result?.message ?? UNCHANGED))
      if (result?.ok) toast(`Dates fixed: ${counted(result.value, 'entry', 'entries')}.`)
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
