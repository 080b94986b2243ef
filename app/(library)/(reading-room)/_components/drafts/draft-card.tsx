'use client'

import { type Ref, useEffect, useRef } from 'react'
import { Button, LinkButton } from '@/app/_ui/button'
import { Progress } from '@/app/_ui/progress'
import { type RepeatAsked, RepeatQuestion } from '@/app/(library)/(facts)/_components/repeat-question'
import type { ShownDraft } from '@/lib/services/drafts/lint-drafts'
import { type DraftActs, DraftBadges, DraftButtons, DraftFace, questionOfDraft } from './draft-face'
import { isAccepting, isUnwritten, type Made } from './draft-state'
import { CHOICE_WORDS } from './words'

/** A draft as it is decided on. */
export type ShownCard = {
  readonly draft: ShownDraft
  /** “3 of 10”. */
  readonly place: string
  readonly isFixed: boolean
  readonly isBlocked: boolean
  readonly returned: string | undefined
  readonly passageWords: string
  readonly cardRef: Ref<HTMLElement>
  readonly acts: DraftActs
  /** Asked before it is accepted; null where nothing is. */
  readonly question: RepeatAsked | null
}

/** What can be done with the draft at hand, or what is asked about it first. */
function Deciding({ card, isTouch = false }: { readonly card: ShownCard; readonly isTouch?: boolean }) {
  const { draft, acts, question, isBlocked, isFixed } = card
  if (question) return <RepeatQuestion {...question} isTouch={isTouch} />
  return (
    <DraftButtons
      {...acts}
      isUnwritten={isUnwritten(draft)}
      isBlocked={isBlocked}
      isFixed={isFixed}
      isTouch={isTouch}
    />
  )
}

type DraftNoteProps = ShownCard & {
  readonly made: Made | undefined
  readonly isCurrent: boolean
  readonly onChoose: () => void
  readonly onUndo: () => void
}

/** A draft in the margin: the one at hand in full, the others in a line, decided ones with the way back. */
export function DraftNote({ made, isCurrent, onChoose, onUndo, ...card }: DraftNoteProps) {
  if (made) return <DecidedLine made={made} onUndo={onUndo} />
  if (!isCurrent) return <WaitingLine card={card} onChoose={onChoose} />
  return (
    <section
      ref={card.cardRef}
      tabIndex={-1}
      aria-label={`Draft ${card.place}`}
      className="scroll-my-24 rounded-sheet border border-accent bg-sheet px-4 pt-3 pb-4 shadow-sheet"
    >
      <p className="mb-2 flex items-center justify-between gap-3 text-label text-quiet">
        <DraftBadges {...card} />
        <span className="figures">{card.place}</span>
      </p>
      <DraftFace {...card} />
      <Deciding card={card} />
    </section>
  )
}

function WaitingLine({ card, onChoose }: { readonly card: ShownCard; readonly onChoose: () => void }) {
  const { draft, place, returned } = card
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

type DraftSheetProps = {
  readonly card: ShownCard
  readonly decided: number
  readonly asked: number
  readonly onMove: (by: 1 | -1) => void
  /** Null where nothing can be taken back. */
  readonly onUndo: (() => void) | null
  readonly onFold: () => void
}

/** At the foot of the window, above the site's own bar where that stands there. */
const FOOT = 'fixed inset-x-0 bottom-(--phone-bar) z-10 border-rule border-t bg-sheet'

/** The draft at hand at the foot of a small screen; the text with its passage stands above it. */
export function DraftSheet({ card, decided, asked, onMove, onUndo, onFold }: DraftSheetProps) {
  const words = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each draft is read from its beginning
  useEffect(() => {
    words.current?.scrollTo({ top: 0 })
  }, [card.draft.key])
  return (
    <section
      ref={card.cardRef}
      tabIndex={-1}
      aria-label={`Draft ${card.place}`}
      data-foot
      className={`${FOOT} shadow-sheet`}
    >
      <Progress label="Drafts decided" value={decided} max={asked} />
      <div className="mx-auto max-w-[44rem] px-4 pt-1 pb-3">
        <div className="-mr-2 flex items-center">
          <span className="figures mr-auto whitespace-nowrap text-label text-quiet">{card.place}</span>
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
            <DraftBadges {...card} />
          </div>
          <DraftFace {...card} />
        </div>
        <Deciding card={card} isTouch />
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
