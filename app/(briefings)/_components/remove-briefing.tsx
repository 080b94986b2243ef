'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { UNCHANGED } from '@/app/_client/reach-server'
import { Button } from '@/app/_ui/button'
import { toast } from '@/app/_ui/toast'
import { setBriefingRemoved } from '../actions'

async function removeWithUndo(id: string, out: boolean): Promise<boolean> {
  const result = await setBriefingRemoved(id, out).catch(() => null)
  if (!result?.ok) {
    toast(result?.message ?? UNCHANGED)
    return false
  }
  toast(`“${result.value.title}” ${out ? 'removed' : 'restored'}.`, {
    label: 'Undo',
    run: () => void removeWithUndo(id, !out),
  })
  return true
}

/** Removes a briefing and leads to the list; it can be brought back at once. */
export function RemoveBriefing({ id }: { readonly id: string }) {
  const [pending, startTransition] = useTransition()
  const router = useRouter()
  return (
    <Button
      look="quiet"
      disabled={pending}
      onClick={() =>
        startTransition(async () => {
          if (await removeWithUndo(id, true)) router.push('/briefings')
        })
      }
    >
      Remove
    </Button>
  )
}

/** Brings a removed briefing back. */
export function RestoreBriefing({ id, title }: { readonly id: string; readonly title: string }) {
  const [pending, startTransition] = useTransition()
  return (
    <Button
      aria-label={`Restore “${title}”`}
      disabled={pending}
      onClick={() => startTransition(async () => void (await removeWithUndo(id, false)))}
    >
      Restore
    </Button>
  )
}
