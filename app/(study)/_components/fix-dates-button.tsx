'use client'

import { useAct } from '@/app/_client/use-act'
import { Button } from '@/app/_ui/button'
import { toast } from '@/app/_ui/toast'
import { counted } from '@/lib/domain/format/words'
import { fixDates } from '../actions'

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
