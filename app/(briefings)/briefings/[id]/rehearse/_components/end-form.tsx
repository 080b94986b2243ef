'use client'

import { UNCHANGED } from '@/app/_client/reach-server'
import { useFormAction } from '@/app/_client/use-form-action'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { type EndProblem, endNow } from '../actions'

type EndFormProps = { readonly briefingId: string; readonly rehearsalId: string }

const unsent = (): EndProblem => ({ message: UNCHANGED })

/** Ends a rehearsal where it stands. */
export function EndForm({ briefingId, rehearsalId }: EndFormProps) {
  const {
    state: problem,
    isPending,
    form,
  } = useFormAction<EndProblem>(endNow.bind(null, briefingId, rehearsalId), null, unsent)
  return (
    <form {...form} className="contents">
      <Button type="submit" aria-disabled={isPending}>
        End it now
      </Button>
      {problem ? (
        <div className="basis-full">
          <ErrorNote title="The rehearsal wasn’t ended.">{problem.message}</ErrorNote>
        </div>
      ) : null}
    </form>
  )
}
