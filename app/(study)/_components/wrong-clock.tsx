'use client'

import { useEffect, useState } from 'react'
import { useAct } from '@/app/_client/use-act'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { toast } from '@/app/_ui/toast'
import { counted } from '@/lib/domain/format/words'
import type { Instant } from '@/lib/domain/ids'
import { MINUTE_MS } from '@/lib/domain/time/units'
import { fixDates } from '../actions'
import { behindWords } from './clock-words'

/** A clock that is behind by no more than this is as good as right. */
const CLOCK_BEHIND_MS = 5 * MINUTE_MS

/**
 * That this device’s clock is behind the server’s; nothing where it is not. Answers are dated by the device, as it may be
 * offline, so they would lie too early. A page that is shown late is no sign of it: only its time of rendering is older.
 */
export function ClockBehind({ serverNow }: { readonly serverNow: Instant }) {
  const [behindMs, setBehindMs] = useState(0)
  useEffect(() => setBehindMs(serverNow - Date.now()), [serverNow])
  if (behindMs <= CLOCK_BEHIND_MS) return null
  return (
    <ErrorNote title={behindWords(behindMs)} className="mb-8">
      <p>Your answers are dated by this device. Correct its clock before you study.</p>
    </ErrorNote>
  )
}

/** Gives answers that are dated ahead their real dates. */
export function FixDatesButton() {
  const { isPending, problem, run } = useAct()
  const fix = () => run(fixDates, (entries) => toast(`Dates fixed: ${counted(entries, 'entry', 'entries')}.`))
  return (
    <>
      <Button disabled={isPending} onClick={fix}>
        Fix the dates
      </Button>
      {problem === null ? null : (
        <p role="alert" className="self-center text-again text-small">
          {problem}
        </p>
      )}
    </>
  )
}
