'use client'

import { type Ref, Suspense, useEffect, useRef } from 'react'
import { Button, LinkButton } from '@/app/_ui/button'
import { Progress } from '@/app/_ui/progress'
import type { ShownDraft } from '@/lib/services/drafts/lint-drafts'
import { type DraftActs, DraftButtons } from './draft-buttons'
import { DraftBadges, DraftFace, questionOfDraft } from './draft-face'
import { isUnwritten } from './draft-state'
import type { RepeatAsked } from './repeat-question'
import { RepeatQuestionLater } from './repeat-question-later'

type DraftSheetProps = {
  readonly draft: ShownDraft
  readonly place: string
  readonly decided: number
  readonly asked: number
  readonly isFixed: boolean
  readonly isBlocked: boolean
  readonly returned: string | undefined
  readonly passageWords: string
  readonly cardRef: Ref<HTMLElement>
  readonly acts: DraftActs
  /** RepeatAsked before it is accepted; null where nothing is. */
  readonly question: RepeatAsked | null
  readonly onMove: (by: 1 | -1) => void
  /** Null where nothing can be taken back. */
  readonly onUndo: (() => void) | null
  readonly onFold: () => void
}

/** At the foot of the window, above the site's own bar where that stands there. */
const FOOT = 'fixed inset-x-0 bottom-(--phone-bar) z-10 border-rule border-t bg-sheet'

/** The draft at hand at the foot of a small screen; the text with its passage stands above it. */
export function DraftSheet({ draft, place, onMove, onUndo, onFold, ...props }: DraftSheetProps) {
  const words = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each draft is read from its beginning
  useEffect(() => {
    words.current?.scrollTo({ top: 0 })
  }, [draft.key])
  return (
    <section
      ref={props.cardRef}
      tabIndex={-1}
      aria-label={`Draft ${place}`}
      data-foot
      className={`${FOOT} shadow-sheet`}
    >
      <Progress label="Drafts decided" value={props.decided} max={props.asked} />
      <div className="mx-auto max-w-[44rem] px-4 pt-1 pb-3">
        <div className="-mr-2 flex items-center">
          <span className="figures mr-auto whitespace-nowrap text-label text-quiet">{place}</span>
          <Button look="quiet" aria-label="Previous draft" className="min-w-11 px-2!" onClick={() => onMove(-1)}>
            <span aria-hidden="true">←</span>
          </Button>
          <Button look="quiet" aria-label="Next draft" className="min-w-11 px-2!" onClick={() => onMove(1)}>
            <span aria-hidden="true">→</span>
          </Button>
          {onUndo ? (
            <Button look="quiet" className="px-2! text-small" onClick={onUndo}>
              Undo
            </Button>
          ) : null}
          <Button look="quiet" className="px-2! text-small" onClick={onFold}>
            Read
          </Button>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long one scrolls, also by keyboard */}
        <div ref={words} tabIndex={0} className="mb-3 max-h-[30dvh] overflow-y-auto">
          <div className="mb-1.5">
            <DraftBadges draft={draft} isFixed={props.isFixed} />
          </div>
          <DraftFace
            draft={draft}
            isFixed={props.isFixed}
            returned={props.returned}
            passageWords={props.passageWords}
            askedAbout={props.question?.near.factId}
          />
        </div>
        {props.question ? (
          <Suspense>
            <RepeatQuestionLater {...props.question} isTouch />
          </Suspense>
        ) : (
          <DraftButtons
            {...props.acts}
            isUnwritten={isUnwritten(draft)}
            isBlocked={props.isBlocked}
            isFixed={props.isFixed}
            isTouch
          />
        )}
      </div>
    </section>
  )
}

type FoldedSheetProps = { readonly draft: ShownDraft; readonly waiting: number; readonly onOpen: () => void }

/** The sheet folded away: what the draft at hand asks, and the way to decide on it. */
export function FoldedSheet({ draft, waiting, onOpen }: FoldedSheetProps) {
  return (
    <div data-foot className={FOOT}>
      <div className="mx-auto flex max-w-[44rem] items-center justify-between gap-4 px-4 py-2">
        <div className="min-w-0">
          <p className="text-label text-quiet">{waiting === 1 ? '1 draft to decide' : `${waiting} drafts to decide`}</p>
          <p className="line-clamp-2 font-serif text-small">{questionOfDraft(draft)}</p>
        </div>
        <Button look="primary" className="min-h-12" onClick={onOpen}>
          Decide
        </Button>
      </div>
    </div>
  )
}

type EndSheetProps = {
  readonly articleKey: string
  readonly words: string
  /** Cards that were made; without any there is nothing to study. */
  readonly cards: number
  /** Null where there are no more drafts. */
  readonly onMore: (() => void) | null
  readonly onUndo: () => void
}

/** What was made, when everything is decided on a small screen. */
export function EndSheet({ articleKey, words, cards, onMore, onUndo }: EndSheetProps) {
  return (
    <section aria-label="Drafts" data-foot className={FOOT}>
      <div className="mx-auto max-w-[44rem] px-4 py-3">
        <p className="mb-3 font-medium">{words}</p>
        <div className="flex gap-2">
          {cards > 0 ? (
            <LinkButton
              href={`/review?article=${encodeURIComponent(articleKey)}`}
              look="primary"
              className="min-h-12 flex-1"
            >
              Study these now
            </LinkButton>
          ) : null}
          {onMore ? (
            <Button className="min-h-12 px-3!" onClick={onMore}>
              Five more
            </Button>
          ) : null}
          <Button look="quiet" className="min-h-12 px-3!" onClick={onUndo}>
            Undo
          </Button>
        </div>
      </div>
    </section>
  )
}
