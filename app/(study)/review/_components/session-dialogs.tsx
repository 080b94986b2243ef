import { whenLoaded } from '@/app/_client/when-loaded'
import type { StudyCard } from '@/lib/domain/queue/study-card'
import { memoryOf, type ReviewSession } from '@/lib/domain/session/review-session'
import type { ReviewActs, SessionDialog } from './scene'

/** Loaded when asked for: changing a card needs the server anyway, and the keys are looked up once. */
const HelpDialog = whenLoaded(() => import('./help-dialog').then((part) => part.HelpDialog))
const FlagDialog = whenLoaded(() => import('./flag-dialog').then((part) => part.FlagDialog))
const DeleteDialog = whenLoaded(() => import('./delete-dialog').then((part) => part.DeleteDialog))
const EditDialog = whenLoaded(() => import('./edit-dialog').then((part) => part.EditDialog))

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
        onSaved={({ cardId }, sides, changeId) => {
          if (changeId !== null) acts.send({ kind: 'edit', cardId, sides, changeId })
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
