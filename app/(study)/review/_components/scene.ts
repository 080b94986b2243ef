import type { Dispatch, SetStateAction } from 'react'
import type { StudyCard } from '@/lib/domain/queue/study-card'
import type { Confidence } from '@/lib/domain/scheduling/log'
import type { ReviewSession } from '@/lib/domain/session/review-session'
import type { SessionEvent } from '@/lib/domain/session/session-events'

export type ReviewActs = {
  /** Shows the answer; of a typed card with what was typed. A rehearsal asks first how sure the learner is. */
  readonly show: (typed: string | null) => void
  /** Says how sure the learner is, and so shows the answer of a rehearsal. */
  readonly mark: (confidence: Confidence) => void
  readonly send: (event: SessionEvent) => void
  readonly undo: () => void
  /** Undoes a deletion of this session, whatever was done since. */
  readonly undoDeletion: (changeId: string) => void
}

/** What the learner has opened beside the card. */
export type Beside = {
  /** The turn in which the details were opened, which then stay; null where they are not shown. */
  readonly detailsSince: number | null
  /** The turns of which the hint, the whole paragraph, and the further passages were asked for. */
  readonly hintOfTurn: number | null
  readonly wholeOfTurn: number | null
  readonly comparedOfTurn: number | null
}

/** The dialog that is open, but for the form of a card. */
export type SessionDialog = 'help' | 'flag' | 'delete'

/** A session on screen, as far as keys and the menu change it. */
export type Scene = {
  readonly session: ReviewSession
  readonly acts: ReviewActs
  readonly beside: Beside
  /** The form of a card whose answer is typed. */
  readonly formId: string
  /** Whether a key came before the answer could be seen. */
  readonly isUnseen: (press: KeyboardEvent) => boolean
  readonly setBeside: Dispatch<SetStateAction<Beside>>
  readonly setDialog: (dialog: SessionDialog) => void
  readonly setEditing: (card: StudyCard | null) => void
  readonly setFocused: Dispatch<SetStateAction<boolean>>
}
