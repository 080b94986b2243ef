'use client'

import { useState, useTransition } from 'react'
import { UNCHANGED } from '@/app/_client/reach-server'
import { Button } from '@/app/_ui/button'
import { toast } from '@/app/_ui/toast'
import { actOnCardsAction, undoActsAction } from '@/app/(cards)/cards/actions'
import type { CardId } from '@/lib/domain/ids'

type SuspendButtonProps = { readonly cardId: CardId; readonly suspended: boolean; readonly question: string }

/** Takes a card out of study, or back into it; the notice takes that back. */
export function SuspendButton({ cardId, suspended, question }: SuspendButtonProps) {
  const [isPending, startTransition] = useTransition()
  const [message, setMessage] = useState('')
  const change = () =>
    startTransition(async () => {
      const act = { kind: 'suspend', suspended: !suspended }
      const result = await actOnCardsAction({ act, cardIds: [cardId] }).catch(() => null)
      setMessage(result?.ok ? '' : (result?.message ?? UNCHANGED))
      if (!result?.ok) return
      const { entryIds } = result.value
      toast(suspended ? 'The card is reviewed again.' : 'The card is suspended: it is no longer reviewed.', {
        label: 'Undo',
        run: () => void undoActsAction(entryIds).then(({ ok }) => ok && toast('Undone.')),
      })
    })
  return (
    <>
      <Button
        look="quiet"
        disabled={isPending}
        onClick={change}
        aria-label={`${suspended ? 'Resume' : 'Suspend'}: ${question}`}
      >
        {suspended ? 'Resume' : 'Suspend'}
      </Button>
      {message === '' ? null : (
        <p role="alert" className="text-again text-small">
          {message}
        </p>
      )}
    </>
  )
}
