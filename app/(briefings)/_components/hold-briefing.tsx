'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { UNCHANGED } from '@/app/_client/reach-server'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { toast } from '@/app/_ui/toast'
import { setBriefingHeld } from '../actions'

const putAhead = async (id: string, planned: number): Promise<void> => {
  const result = await setBriefingHeld(id, planned).catch(() => null)
  toast(result?.ok ? `“${result.value.title}” is ahead again.` : (result?.message ?? UNCHANGED))
}

type HoldBriefingProps = {
  readonly id: string
  /** The planned time in words. */
  readonly planned: string
}

/** Marks a briefing as held now, earlier than planned, once that is confirmed, and leads to its debrief. */
export function HoldBriefing({ id, planned }: HoldBriefingProps) {
  const [isAsking, setAsking] = useState(false)
  const [pending, startTransition] = useTransition()
  const router = useRouter()
  const hold = async () => {
    const result = await setBriefingHeld(id, null).catch(() => null)
    setAsking(false)
    if (!result?.ok) return toast(result?.message ?? UNCHANGED)
    // The page it leads to offers to put it back; so this needs no button and goes away by itself.
    toast('Marked as held just now. If it was held earlier, change the time with Edit.')
    router.push(`/briefings/${encodeURIComponent(id)}/debrief` as Route)
  }
  return (
    <>
      <Button disabled={pending} onClick={() => setAsking(true)}>
        It’s over: debrief
      </Button>
      <Dialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title="Has this briefing taken place?"
        actions={
          <>
            <Button onClick={() => setAsking(false)}>Cancel</Button>
            <Button look="primary" disabled={pending} onClick={() => startTransition(hold)}>
              Mark as held now
            </Button>
          </>
        }
      >
        <p>
          It is planned for {planned}. If you mark it as held, its time becomes now, its plan ends, and you can write
          the debrief. You can put it back to the planned time later.
        </p>
      </Dialog>
    </>
  )
}

/** Puts a briefing that was marked as held back to the time that was planned. */
export function PutBack({ id, at, planned }: HoldBriefingProps & { readonly at: number }) {
  const [pending, startTransition] = useTransition()
  return (
    <p className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
      <span>You marked it as held; it was planned for {planned}.</span>
      <Button disabled={pending} onClick={() => startTransition(() => putAhead(id, at))}>
        Put back to the planned time
      </Button>
    </p>
  )
}
