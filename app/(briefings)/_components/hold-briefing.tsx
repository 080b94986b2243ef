'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { UNCHANGED } from '@/app/_client/reach-server'
import { Button } from '@/app/_ui/button'
import { toast } from '@/app/_ui/toast'
import { setBriefingHeld } from '../actions'

const putAhead = async (id: string, planned: number): Promise<void> => {
  const result = await setBriefingHeld(id, planned).catch(() => null)
  toast(result?.ok ? `“${result.value.title}” is ahead again.` : (result?.message ?? UNCHANGED))
}

/** Marks a briefing as held now, earlier than planned, and leads to its debrief. */
export function HoldBriefing({ id }: { readonly id: string }) {
  const [pending, startTransition] = useTransition()
  const router = useRouter()
  const hold = async () => {
    const result = await setBriefingHeld(id, null).catch(() => null)
    if (!result?.ok) return toast(result?.message ?? UNCHANGED)
    const { planned } = result.value
    toast('Marked as held now. If it was earlier, change its time with Edit.', {
      label: 'Undo',
      run: () => void putAhead(id, planned),
    })
    router.push(`/briefings/${encodeURIComponent(id)}/debrief` as Route)
  }
  return (
    <Button disabled={pending} onClick={() => startTransition(hold)}>
      It’s over: debrief
    </Button>
  )
}
