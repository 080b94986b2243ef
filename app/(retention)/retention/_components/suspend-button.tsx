'use client'

import { reverse } from '@/app/_history/reverse'
import { toast } from '@/app/_ui/toast'
import { changeCardsAction } from '@/app/(cards)/cards/actions'
import type { CardId } from '@/lib/domain/ids'
import { ActionButton } from './action-button'

type SuspendButtonProps = { readonly cardId: CardId; readonly suspended: boolean; readonly question: string }

/** Takes a card out of study, or back into it; the notice takes that back. */
export function SuspendButton({ cardId, suspended, question }: SuspendButtonProps) {
  const label = suspended ? 'Resume' : 'Suspend'
  const run = async () => {
    const change = { kind: 'suspend', suspended: !suspended }
    const result = await changeCardsAction({ change, selection: { kind: 'some', cardIds: [cardId] } })
    if (result.ok) {
      const { changeId } = result.value
      toast(
        suspended ? 'The card is reviewed again.' : 'The card is suspended: it is no longer reviewed.',
        changeId === null ? undefined : { label: 'Undo', run: () => void reverse('undo', changeId) },
      )
    }
    return result
  }
  return <ActionButton label={label} name={`${label}: ${question}`} run={run} />
}
