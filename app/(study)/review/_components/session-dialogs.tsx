import { useState } from 'react'
import { enteredText } from '@/app/_client/form-texts'
import { SavedForm } from '@/app/_client/saved-form'
import { GlobalKeyList, KeyList, KeysLink } from '@/app/_palette/key-list'
import { KeysDialog } from '@/app/_palette/keys-dialog'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { ErrorNote } from '@/app/_ui/error-note'
import { TextArea, TextField } from '@/app/_ui/field'
import { FlagMark } from '@/app/_ui/flag-mark'
import { Kbd } from '@/app/_ui/kbd'
import { saveCardText } from '@/app/(library)/(facts)/fact-actions'
import { FLAGS } from '@/lib/domain/flags'
import { actsIn } from '@/lib/domain/keys/key-bindings'
import type { StudyCard } from '@/lib/domain/queue/study-card'
import type { EditedSides } from '@/lib/domain/session/edited-sides'
import { memoryOf, type ReviewSession } from '@/lib/domain/session/review-session'
import { deleteCard } from './deletion'
import type { ReviewActs, SessionDialog } from './scene'

type SessionDialogsProps = {
  readonly dialog: SessionDialog | null
  /** The card whose form is open. */
  readonly editing: StudyCard | null
  /** The card on screen. */
  readonly card: StudyCard | null
  readonly session: ReviewSession
  readonly acts: ReviewActs
  readonly onClose: () => void
}

/** The dialogs of a session. */
export function SessionDialogs({ dialog, editing, card, session, acts, onClose }: SessionDialogsProps) {
  if (editing)
    return (
      <EditDialog
        card={editing}
        onClose={onClose}
        onSaved={(sides, changeId) => {
          if (changeId !== null) acts.send({ kind: 'edit', cardId: editing.cardId, sides, changeId })
          onClose()
        }}
      />
    )
  if (dialog === 'help') return <HelpDialog onClose={onClose} />
  if (!card) return null
  if (dialog === 'flag')
    return (
      <FlagDialog
        flag={memoryOf(session, card.cardId)?.flag ?? 0}
        onClose={onClose}
        onFlag={(flag) => {
          acts.send({ kind: 'flag', flag })
          onClose()
        }}
      />
    )
  return dialog === 'delete' ? (
    <DeleteDialog
      card={card}
      onClose={onClose}
      onUndo={acts.undoDeletion}
      onDeleted={(changeId) => {
        acts.send({ kind: 'deleted', cardId: card.cardId, changeId })
        onClose()
      }}
    />
  ) : null
}

const OWN = actsIn('session')

/** The keys of the review. */
function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <KeysDialog onClose={onClose}>
      <KeyList acts={OWN} />
      <p className="mt-5 text-quiet text-small">
        You can undo any number of steps. On a Mac, use ⌘ for Ctrl. A buried card comes back tomorrow. A suspended card
        stays away until you resume it under Cards. <KeysLink />
      </p>
      <GlobalKeyList />
    </KeysDialog>
  )
}

type FlagDialogProps = {
  /** The flag that the card has; 0 for none. */
  readonly flag: number
  readonly onClose: () => void
  readonly onFlag: (flag: number) => void
}

/** Chooses the flag of a card, where there is no keyboard. */
function FlagDialog({ flag, onClose, onFlag }: FlagDialogProps) {
  return (
    <Dialog open onClose={onClose} title="Flag">
      <div className="grid gap-2 sm:grid-cols-2">
        {[...FLAGS, 0].map((each) => (
          <Button
            key={each}
            aria-pressed={each === flag}
            className="flex items-center justify-between gap-3 aria-pressed:border-ink"
            onClick={() => onFlag(each)}
          >
            {each === 0 ? 'No flag' : <FlagMark flag={each} />}
            <span aria-hidden="true" className="pointer-coarse:hidden any-pointer-fine:inline">
              <Kbd>{`Ctrl+${each}`}</Kbd>
            </span>
          </Button>
        ))}
      </div>
    </Dialog>
  )
}

type DeleteDialogProps = {
  readonly card: StudyCard
  readonly onClose: () => void
  readonly onDeleted: (changeId: string) => void
  readonly onUndo: (changeId: string) => void
}

/** Says what is deleted with a card before it is. */
function DeleteDialog({ card, onClose, onDeleted, onUndo }: DeleteDialogProps) {
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
          ? 'This retires the card and its fact until you restore the fact.'
          : `This retires the fact with all of its ${length + 1} cards. To stop only this card, suspend it.`}{' '}
        You can undo it. To restore the fact later, find it in Cards with the state “Retired”.
      </p>
      {failure ? <ErrorNote title="The fact wasn’t retired.">{failure}</ErrorNote> : null}
    </Dialog>
  )
}

type EditDialogProps = {
  readonly card: StudyCard
  readonly onClose: () => void
  /** `changeId` is what an undo names; null where nothing changed. */
  readonly onSaved: (sides: EditedSides, changeId: string | null) => void
}

/** Changes the words of a card in the middle of a review; its memory and its place stay. */
function EditDialog({ card, onClose, onSaved }: EditDialogProps) {
  const isCloze = card.form === 'cloze'
  const save = (form: FormData) => {
    const [front, back, hint] = ['front', 'back', 'hint'].map((name) => enteredText(form, name).trim())
    return saveCardText({ cardId: card.cardId, front: front ?? '', back: back ?? '', hint: hint || null })
  }
  return (
    <Dialog open onClose={onClose} title="Edit the card" closesBeside={false} actions={null}>
      <SavedForm
        key={card.cardId}
        save={save}
        onDone={({ text, changeId }) => onSaved(text, changeId)}
        onCancel={onClose}
        failedTitle="The card wasn’t saved."
      >
        {() => (
          <>
            <TextArea
              name="front"
              label={isCloze ? 'Text' : 'Question'}
              hint={isCloze ? 'Mark the words to hide as {{c1::hidden words::hint}}. The hint is optional.' : undefined}
              defaultValue={card.front}
              required
            />
            {isCloze ? null : <TextArea name="back" label="Answer" defaultValue={card.back} rows={2} required />}
            <TextField
              name="hint"
              label="Hint"
              hint="Optional. Shown on request, before the answer."
              defaultValue={card.hint ?? ''}
            />
          </>
        )}
      </SavedForm>
    </Dialog>
  )
}
