'use client'

import { v7 as uuidv7 } from 'uuid'
import { toast } from '@/app/_ui/toast'
import { readAgainAction, takeBackReadAgainAction } from '../weak-spots/actions'
import { ActionButton, undoWith } from './action-button'

/** Says that a passage was read again; the notice takes that back. */
export function ReadAgainButton({ passageId, exact }: { readonly passageId: string; readonly exact: string }) {
  const run = async () => {
    const id = uuidv7()
    const result = await readAgainAction({ id, passageId })
    if (result.ok) {
      toast(
        'Marked as read again today.',
        undoWith(() => takeBackReadAgainAction(id)),
      )
    }
    return result
  }
  return <ActionButton label="Mark as read again" name={`Mark as read again: ${exact.slice(0, 80)}`} run={run} />
}

/** Takes back that a passage was read again. */
export function TakeBackButton({ rereadingId, exact }: { readonly rereadingId: string; readonly exact: string }) {
  const run = async () => {
    const result = await takeBackReadAgainAction(rereadingId)
    if (result.ok) toast('Undone.')
    return result
  }
  return <ActionButton label="Undo" name={`Undo: ${exact.slice(0, 80)}`} run={run} />
}
