'use client'

import { useAct } from '@/app/_client/use-act'
import { Button } from '@/app/_ui/button'
import { toast } from '@/app/_ui/toast'
import { counted } from '@/lib/domain/format/words'
import type { ReviewId } from '@/lib/domain/ids'
import { fixDates, undoFixDates } from '../actions'

/** Gives answers that are dated ahead their real dates; the notice undoes it. */
export function FixDatesButton() {
  const { isPending, problem, run } = useAct()
  const undo = (ids: readonly ReviewId[]) =>
    run(
      () => undoFixDates(ids),
      () => toast('Undone. The earlier dates are back.'),
    )
  const fix = () =>
    run(fixDates, (ids) =>
      toast(`Dates fixed: ${counted(ids.length, 'entry', 'entries')}.`, { label: 'Undo', run: () => undo(ids) }),
    )
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
