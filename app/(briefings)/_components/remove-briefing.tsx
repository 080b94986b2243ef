'use client'

import { useState, useTransition } from 'react'
import { reachServer, UNCHANGED } from '@/app/_client/reach-server'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { ErrorNote } from '@/app/_ui/error-note'
import { deleteBriefing } from '../actions'

/** Asks whether to remove a briefing, and leads to the list once it is gone. */
export function RemoveBriefing({ id, title }: { readonly id: string; readonly title: string }) {
  const [isAsked, setAsked] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [isPending, startTransition] = useTransition()
  const close = () => {
    setAsked(false)
    setFailure(null)
  }
  const confirm = () =>
    startTransition(async () => {
      setFailure(null)
      const { message } = await reachServer(
        () => deleteBriefing(id),
        () => ({ message: UNCHANGED }),
      )
      setFailure(message)
    })
  return (
    <>
      <Button look="quiet" onClick={() => setAsked(true)}>
        Remove
      </Button>
      <Dialog
        open={isAsked}
        onClose={close}
        title={`Remove “${title}”?`}
        actions={
          <>
            <Button onClick={close}>Cancel</Button>
            <Button look="primary" disabled={isPending} onClick={confirm}>
              Remove briefing
            </Button>
          </>
        }
      >
        <p>
          Its plan, forecasts, rehearsals and debrief go with it, and can’t be brought back. Facts, cards and answers
          stay.
        </p>
        {failure ? <ErrorNote title="The briefing wasn’t removed.">{failure}</ErrorNote> : null}
      </Dialog>
    </>
  )
}
