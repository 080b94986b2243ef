'use client'

import type { Ref } from 'react'
import { Suspense } from 'react'
import { Button } from '@/app/_ui/button'
import type { ShownDraft } from '@/lib/services/drafts/lint-drafts'
import { type DraftActs, DraftButtons } from './draft-buttons'
import { DraftBadges, DraftFace, questionOfDraft } from './draft-face'
import { isAccepting, isUnwritten, type Made } from './draft-state'
import type { RepeatAsked } from './repeat-question'
import { RepeatQuestionLater } from './repeat-question-later'
import { CHOICE_WORDS } from './words'

type DraftCardProps = {
  readonly draft: ShownDraft
  /** “3 of 10”. */
  readonly place: string
  readonly made: Made | undefined
  readonly isCurrent: boolean
  readonly isFixed: boolean
  readonly isBlocked: boolean
  readonly returned: string | undefined
  readonly passageWords: string
  readonly cardRef: Ref<HTMLElement>
  readonly acts: DraftActs
  /** RepeatAsked before it is accepted; null where nothing is. */
  readonly question: RepeatAsked | null
  readonly onChoose: () => void
  readonly onUndo: () => void
}

/** A draft in the margin: the one at hand in full, the others in a line, decided ones with the way back. */
export function DraftCardView(props: DraftCardProps) {
  const { draft, made, isCurrent, isFixed } = props
  if (made) return <DecidedLine made={made} onUndo={props.onUndo} />
  if (!isCurrent) return <WaitingLine {...props} />
  return (
    <section
      ref={props.cardRef}
      tabIndex={-1}
      aria-label={`Draft ${props.place}`}
      className={'scroll-my-24 rounded-sheet border border-accent bg-sheet px-4 pt-3 pb-4 shadow-sheet'}
    >
      <p className="mb-2 flex items-center justify-between gap-3 text-label text-quiet">
        <DraftBadges draft={draft} isFixed={isFixed} />
        <span className="figures">{props.place}</span>
      </p>
      <DraftFace
        draft={draft}
        isFixed={isFixed}
        returned={props.returned}
        passageWords={props.passageWords}
        askedAbout={props.question?.near.factId}
      />
      {props.question ? (
        <Suspense>
          <RepeatQuestionLater {...props.question} />
        </Suspense>
      ) : (
        <DraftButtons {...props.acts} isUnwritten={isUnwritten(draft)} isBlocked={props.isBlocked} isFixed={isFixed} />
      )}
    </section>
  )
}

function WaitingLine({ draft, place, onChoose, returned }: DraftCardProps) {
  return (
    <button
      type="button"
      onClick={onChoose}
      className="flex min-h-8 w-full scroll-my-24 items-center gap-3 rounded-control border border-rule bg-paper px-3 text-left text-small hover:border-edge"
    >
      <span className="min-w-0 flex-1 truncate font-serif text-quiet">{questionOfDraft(draft)}</span>
      {returned ? <span className="text-again">not saved</span> : null}
      <span className="figures text-label text-quiet">
        <span className="sr-only">Draft </span>
        {place}
      </span>
    </button>
  )
}

function DecidedLine({ made, onUndo }: { readonly made: Made; readonly onUndo: () => void }) {
  const isIn = isAccepting(made.choice)
  return (
    <p className="flex items-center gap-2 border-rule border-l-2 pl-3 text-quiet text-small">
      <span className={isIn ? 'font-medium text-good' : ''}>{CHOICE_WORDS[made.choice]}</span>
      <span className="min-w-0 flex-1 truncate font-serif">{made.words}</span>
      <Button
        look="quiet"
        className="min-h-8! px-2! py-0! text-small"
        aria-label={`Undo: ${made.words}`}
        onClick={onUndo}
      >
        Undo
      </Button>
    </p>
  )
}
