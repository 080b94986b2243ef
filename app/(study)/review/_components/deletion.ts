import { resultOfServer } from '@/app/_client/reach-server'
import { closeToast, toast } from '@/app/_ui/toast'
import type { Result } from '@/lib/services/result'
import { deleteCardAction, undoDeletionAction } from '../../actions'

const DELETED = 'Retired.'

/** Deletes the fact of a card and offers to undo it. */
export async function deleteCard(cardId: string, undo: (changeId: string) => void): Promise<Result<string>> {
  const result = await resultOfServer(() => deleteCardAction(cardId))
  if (result.ok) toast(DELETED, { label: 'Undo', run: () => undo(result.value) })
  return result
}

/** Undoes a deletion, or says why it could not be undone. */
export async function undoDeletion(changeId: string): Promise<boolean> {
  const result = await resultOfServer(() => undoDeletionAction(changeId))
  closeToast(DELETED)
  toast(result.ok ? 'Undone.' : result.message)
  return result.ok
}
