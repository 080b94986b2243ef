'use client'

import { useTransition } from 'react'
import { sayOutcome } from '@/app/_client/say-outcome'
import { reverse } from '@/app/_history/reverse'
import { Button } from '@/app/_ui/button'
import { changeCardsAction } from '@/app/(cards)/cards/actions'

/** Says that leeches were rewritten: their lapses so far no longer count. */
export function ClearLeech({ cardIds }: { readonly cardIds: readonly string[] }) {
  const [isPending, startTransition] = useTransition()
  const clear = () =>
    startTransition(async () => {
      await sayOutcome(
        changeCardsAction({ change: { kind: 'clear-leech' }, selection: { kind: 'some', cardIds } }),
        'Cleared. It becomes a leech again if you keep forgetting it.',
        ({ changeId }) => (changeId === null ? null : () => reverse('undo', changeId)),
      )
    })
  return (
    <div className="mt-3">
      <Button disabled={isPending} onClick={clear}>
        Clear leech
      </Button>
      <p className="mt-1 text-quiet text-small">Once you have rewritten it. Its lapses so far stay in the history.</p>
    </div>
  )
}
