'use client'

import { useTransition } from 'react'
import { UNCHANGED } from '@/app/_client/reach-server'
import { reverse } from '@/app/_history/reverse'
import { Button } from '@/app/_ui/button'
import { toast } from '@/app/_ui/toast'
import { changeCardsAction } from '@/app/(cards)/cards/actions'

/** Says that leeches were rewritten: their lapses so far no longer count. */
export function ClearLeech({ cardIds }: { readonly cardIds: readonly string[] }) {
  const [isPending, startTransition] = useTransition()
  const clear = () =>
    startTransition(async () => {
      const cleared = await changeCardsAction({
        change: { kind: 'clear-leech' },
        selection: { kind: 'some', cardIds },
      }).catch(() => null)
      if (!cleared?.ok) return toast(cleared?.message ?? UNCHANGED)
      const { changeId } = cleared.value
      toast(
        'Cleared. It becomes a leech again if you keep forgetting it.',
        ...(changeId === null ? [] : [{ label: 'Undo', run: () => void reverse('undo', changeId) }]),
      )
    })
  return (
    <div className="mt-3">
      <Button onClick={clear} disabled={isPending}>
        Clear leech
      </Button>
      <p className="mt-1 text-quiet text-small">Once you have rewritten it. Its lapses so far stay in the history.</p>
    </div>
  )
}
