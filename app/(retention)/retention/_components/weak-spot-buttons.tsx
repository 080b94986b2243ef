'use client'

import { v7 as uuidv7 } from 'uuid'
import { ActButton } from '@/app/_client/act-button'
import { reverse } from '@/app/_history/reverse'
import { toast } from '@/app/_ui/toast'
import { changeCardsAction } from '@/app/(cards)/cards/actions'
import type { CardId } from '@/lib/domain/ids'
import { readAgainAction, takeBackReadAgainAction } from '../actions'

type SuspendButtonProps = { readonly cardId: CardId; readonly suspended: boolean; readonly question: string }

/** Takes a card out of study, or back into it; the notice takes that back. */
export function SuspendButton({ cardId, suspended, question }: SuspendButtonProps) {
  const label = suspended ? 'Resume' : 'Suspend'
  const act = async () => {
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
  return (
    <ActButton look="quiet" label={`${label}: ${question}`} act={act}>
      {label}
    </ActButton>
  )
}

const takeBack = async (rereadingId: string) => {
  const result = await takeBackReadAgainAction(rereadingId)
  if (result.ok) toast('Undone.')
  return result
}

/** Says that a passage was read again; the notice takes that back. */
export function ReadAgainButton({ passageId, exact }: { readonly passageId: string; readonly exact: string }) {
  const act = async () => {
    const id = uuidv7()
    const result = await readAgainAction({ id, passageId })
    if (result.ok) toast('Marked as read again today.', { label: 'Undo', run: () => void takeBack(id) })
    return result
  }
  return (
    <ActButton look="quiet" label={`Mark as read again: ${exact.slice(0, 80)}`} act={act}>
      Mark as read again
    </ActButton>
  )
}

/** Takes back that a passage was read again. */
export function TakeBackButton({ rereadingId, exact }: { readonly rereadingId: string; readonly exact: string }) {
  return (
    <ActButton look="quiet" label={`Undo: ${exact.slice(0, 80)}`} act={() => takeBack(rereadingId)}>
      Undo
    </ActButton>
  )
}
