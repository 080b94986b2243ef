'use client'

import { useRouter } from 'next/navigation'
import { useAct } from '@/app/_client/use-act'
import { Button } from '@/app/_ui/button'
import { toast } from '@/app/_ui/toast'
import { setBriefingRemoved } from '../actions'

/** Removes briefings and brings them back; either can be undone at once. */
function useRemoving() {
  const { isPending, run } = useAct(toast)
  const setRemoved = (id: string, out: boolean, then?: () => void) =>
    run(
      () => setBriefingRemoved(id, out),
      ({ title }) => {
        const undo = { label: 'Undo', run: () => setRemoved(id, !out) }
        toast(`“${title}” ${out ? 'removed' : 'restored'}.`, undo)
        then?.()
      },
    )
  return { isPending, setRemoved }
}

/** Removes a briefing and leads to the list; it can be brought back at once. */
export function RemoveBriefing({ id }: { readonly id: string }) {
  const { isPending, setRemoved } = useRemoving()
  const router = useRouter()
  return (
    <Button look="quiet" disabled={isPending} onClick={() => setRemoved(id, true, () => router.push('/briefings'))}>
      Remove
    </Button>
  )
}

/** Brings a removed briefing back. */
export function RestoreBriefing({ id, title }: { readonly id: string; readonly title: string }) {
  const { isPending, setRemoved } = useRemoving()
  return (
    <Button aria-label={`Restore “${title}”`} disabled={isPending} onClick={() => setRemoved(id, false)}>
      Restore
    </Button>
  )
}
