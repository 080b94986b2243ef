import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { ErrorNote } from '@/app/_ui/error-note'
import type { StudyCard } from '@/lib/domain/queue/study-card'
import { deleteCard } from './deletion'

type DeleteDialogProps = {
  readonly card: StudyCard
  readonly onClose: () => void
  readonly onDeleted: (changeId: string) => void
  readonly onUndo: (changeId: string) => void
}

/** Says what is deleted with a card before it is. */
export function DeleteDialog({ card, onClose, onDeleted, onUndo }: DeleteDialogProps) {
  const [failure, setFailure] = useState<string | null>(null)
  const [isDeleting, setDeleting] = useState(false)
  const remove = async () => {
    setDeleting(true)
    const result = await deleteCard(card.cardId, onUndo)
    setDeleting(false)
    if (result.ok) onDeleted(result.value)
    else setFailure(result.message)
  }
  const { length } = card.siblings
  return (
    <Dialog
      open
      onClose={onClose}
      title="Retire fact"
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={isDeleting} onClick={() => void remove()}>
            Retire
          </Button>
        </>
      }
    >
      <p>
        {length === 0
          ? 'This retires the card and its fact: the card is not asked again unless you restore the fact.'
          : `This retires the fact with all of its ${length + 1} cards. To stop only this card, suspend it.`}{' '}
        You can undo it. To restore the fact later, find it in Cards with the state “Retired”.
      </p>
      {failure ? <ErrorNote title="The fact wasn’t retired.">{failure}</ErrorNote> : null}
    </Dialog>
  )
}
