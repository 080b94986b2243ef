'use client'

import { useState, useTransition } from 'react'
import { reachServer, UNCHANGED } from '@/app/_client/reach-server'
import { useAct } from '@/app/_client/use-act'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { ErrorNote } from '@/app/_ui/error-note'
import { toast } from '@/app/_ui/toast'
import type { WayToClose } from '@/lib/services/briefing/load-briefing'
import { change, deleteBriefing, putBack } from '../actions'

type WayButtonsProps = {
  readonly id: string
  readonly ways: readonly { readonly way: WayToClose; readonly label: string }[]
}

/** Ways that close the gap: each changes the briefing at once, and can be taken back. */
export function WayButtons({ id, ways }: WayButtonsProps) {
  const { isPending, run } = useAct(toast)
  const take = (way: WayToClose, label: string) =>
    run(
      () => change(id, way),
      ({ before }) =>
        toast(`Done: ${label.charAt(0).toLowerCase()}${label.slice(1)}.`, {
          label: 'Undo',
          run: () =>
            run(
              () => putBack(id, before),
              () => toast('Undone.'),
            ),
        }),
    )
  return (
    <ul aria-label="Ways to reach the targets" className="mt-3 flex flex-wrap gap-2">
      {ways.map(({ way, label }) => (
        <li key={way.kind}>
          <Button disabled={isPending} onClick={() => take(way, label)}>
            {label}
          </Button>
        </li>
      ))}
    </ul>
  )
}

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
