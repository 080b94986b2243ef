'use client'

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { scrollBehavior } from '@/app/_client/use-media'
import type { RepeatAsked } from '@/app/(library)/(facts)/_components/repeat-question'
import type { TextSpan } from '@/lib/domain/reading/article-parts'
import type { ShownDraft } from '@/lib/services/drafts/lint-drafts'
import { DRAFTS_AT, NOTE } from '../page-marks'
import { rangeOf } from '../text-in-page'
import { DraftNote, DraftSheet, EndSheet, FoldedSheet, type ShownCard } from './draft-card'
import type { DraftActs } from './draft-face'
import { draftAsFixed, isDraftBlocked, isRefusedKind, madeOn, placeOf, tallyOf } from './draft-state'
import { summary } from './drafting-bar'
import type { UsedDrafts } from './use-drafts'
import { useMarginNotes } from './use-margin-notes'
import './text-marks.css'

/** Names of highlights that the style sheet beside this file gives a look. */
const FOUND = 'draft-found'
const PASSAGE = 'draft-passage'
const ANSWER = 'draft-answer'

const canMark = (): boolean => typeof CSS !== 'undefined' && 'highlights' in CSS && typeof Highlight === 'function'

const mark = (name: string, root: HTMLElement, spans: readonly TextSpan[], priority: number) => {
  const highlight = new Highlight(...spans.flatMap((span) => rangeOf(root, span) ?? []))
  highlight.priority = priority
  CSS.highlights.set(name, highlight)
}

/**
 * Marks in the text what the waiting drafts ask for, the passage of the draft at hand, and its answer. The page's
 * elements stay as they are. A browser without custom highlights shows the passage on the draft alone.
 */
function markText(
  root: HTMLElement,
  found: readonly TextSpan[],
  current: { readonly passage: TextSpan; readonly mention: TextSpan } | null,
): void {
  if (!canMark()) return
  mark(FOUND, root, found, 0)
  mark(PASSAGE, root, current ? [current.passage] : [], 1)
  mark(ANSWER, root, current ? [current.mention] : [], 2)
}

function clearMarks(): void {
  if (canMark()) for (const name of [FOUND, PASSAGE, ANSWER]) CSS.highlights.delete(name)
}

/** Room kept free above the passage, in pixels. */
const ABOVE = 88
const BELOW = 16

const scrollBy = (top: number) => window.scrollBy({ top, behavior: scrollBehavior() })

/** Scrolls a passage into the part of the window that the sheet at its foot leaves free. */
function besideSheet(passage: DOMRect, sheet: DOMRect): void {
  const isSeen = passage.top >= ABOVE / 2 && Math.min(passage.bottom, passage.top + 120) <= sheet.top - BELOW
  if (!isSeen) scrollBy(passage.top - ABOVE)
}

/** Scrolls a draft in the margin and the passage beside it into the window. */
function besideMargin(passage: DOMRect, card: DOMRect): void {
  const top = card.top - passage.top > window.innerHeight / 2 ? card.top : Math.min(card.top, passage.top)
  const isSeen = top >= ABOVE / 2 && Math.max(card.bottom, passage.bottom) <= window.innerHeight - BELOW
  if (!isSeen) scrollBy(top - window.innerHeight / 5)
}

/** Brings the passage of the draft at hand into view, with its draft. */
export function bringIntoView(root: HTMLElement, passage: TextSpan, card: HTMLElement | null, isWide: boolean): void {
  const box = rangeOf(root, passage)?.getBoundingClientRect()
  if (!card) return
  const cardBox = card.getBoundingClientRect()
  if (isWide) besideMargin(box ?? cardBox, cardBox)
  else if (box) besideSheet(box, cardBox)
}

type DraftDeskProps = {
  readonly articleKey: string
  readonly drafts: UsedDrafts
  readonly root: RefObject<HTMLElement | null>
  readonly isWide: boolean
  /** On a small screen the sheet gives way to reading, or to the bar of a chosen passage. */
  readonly fold: 'open' | 'folded' | 'away'
  /** Facts that the page shows by themselves. */
  readonly shownFacts: readonly string[]
  readonly actsFor: (draft: ShownDraft) => DraftActs
  /** What is asked about a draft before it is accepted; null where nothing is. */
  readonly questionFor: (draft: ShownDraft) => RepeatAsked | null
  readonly onFold: (folded: boolean) => void
  readonly onUndo: (id?: string) => void
}

type Slot = { readonly at: number; readonly element: Element }

const placeWords = (state: UsedDrafts['state'], draft: ShownDraft): string => {
  const { at, of } = placeOf(state, draft)
  return `${at} of ${of}`
}

/** The place in the margin beside each paragraph. */
const slotsIn = (root: HTMLElement): readonly Slot[] =>
  [...root.querySelectorAll(`[${DRAFTS_AT}]`)].map((element) => ({
    at: Number(element.getAttribute(DRAFTS_AT)),
    element,
  }))

const mayTakeFocus = (): boolean =>
  !document.querySelector('dialog[open]') && !document.activeElement?.matches('input, textarea, select')

/** The drafts beside their passages, or the one at hand at the foot of a small screen; passages are marked in the text. */
export function DraftDesk({
  articleKey,
  drafts,
  root,
  isWide,
  fold,
  shownFacts,
  actsFor,
  questionFor,
  onFold,
  onUndo,
}: DraftDeskProps) {
  const { state, current, waiting } = drafts
  const card = useRef<HTMLElement>(null)
  const [slots, setSlots] = useState<readonly Slot[]>([])
  const last = useRef<{ key: string | null; isShown: boolean }>({ key: null, isShown: false })

  // biome-ignore lint/correctness/useExhaustiveDependencies: places are looked for again when drafts or their place change
  useLayoutEffect(() => {
    if (root.current) setSlots(slotsIn(root.current))
  }, [root, state.drafts, isWide])

  useMarginNotes(root, isWide)
  const isShown = isWide || fold === 'open'
  useEffect(() => {
    if (!root.current) return
    const found = isShown ? waiting.map(({ mention }) => mention) : []
    markText(root.current, found, isShown ? current : null)
  }, [root, waiting, current, isShown])
  useEffect(() => clearMarks, [])

  useEffect(() => {
    const { key, isShown: wasShown } = last.current
    const isOpened = key !== null && isShown && !wasShown && !isWide
    const isMove = key !== null && current !== null && key !== current.key
    last.current = { key: current?.key ?? key, isShown }
    if (!(isMove || isOpened) || !current || !root.current || !isShown) return
    if (mayTakeFocus()) card.current?.focus({ preventScroll: true })
    bringIntoView(root.current, current.passage, card.current, isWide)
  }, [current, root, isWide, isShown])

  const isAsked = current !== null && questionFor(current) !== null
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a question that comes makes the draft longer
  useEffect(() => {
    if (isAsked && isShown && current && root.current)
      bringIntoView(root.current, current.passage, card.current, isWide)
  }, [isAsked])

  const cardOf = (draft: ShownDraft): ShownCard => ({
    draft,
    place: placeWords(state, draft),
    isFixed: state.fixed.has(draft.key),
    isBlocked: isDraftBlocked(draftAsFixed(state, draft)),
    returned: state.returned[draft.key],
    passageWords: (root.current && rangeOf(root.current, draft.passage)?.toString()) ?? draft.mention.quote,
    cardRef: card,
    acts: actsFor(draft),
    question: questionFor(draft),
  })

  if (isWide) {
    const shown = state.drafts.filter((draft) => {
      const made = madeOn(state, draft.key)
      if (!made) return !isRefusedKind(state, draft)
      // A fact that the page shows has the way back itself; a passage that was added to one has it here.
      return made.choice === 'added' || !shownFacts.includes(made.factId ?? '')
    })
    return slots.map(({ at, element }, index) => {
      const until = slots[index + 1]?.at ?? Number.POSITIVE_INFINITY
      const here = shown.filter(({ passage }) => passage.start >= at && passage.start < until)
      if (here.length === 0) return null
      return createPortal(
        <div className="mb-1.5 grid grid-cols-[minmax(0,1fr)] gap-1.5">
          {here.map((draft) => (
            <div key={draft.key} {...{ [NOTE]: draft.mention.start }}>
              <DraftNote
                {...cardOf(draft)}
                made={madeOn(state, draft.key)}
                isCurrent={draft === current}
                onChoose={() => drafts.act({ kind: 'choose', key: draft.key })}
                onUndo={() => onUndo(madeOn(state, draft.key)?.id)}
              />
            </div>
          ))}
        </div>,
        element,
        String(at),
      )
    })
  }
  if (fold === 'away') return null
  if (!current) {
    const tally = tallyOf(state)
    if (fold === 'folded' || tally.accepted === 0) return null
    return (
      <EndSheet
        articleKey={articleKey}
        words={summary(state.left, tally)}
        cards={tally.cards}
        onMore={state.left ? drafts.more : null}
        onUndo={() => onUndo()}
      />
    )
  }
  return (
    <>
      {/* Room for the sheet, so that the last lines can be read above it. */}
      <div aria-hidden="true" className={fold === 'folded' ? 'h-24' : 'h-[50dvh]'} />
      {fold === 'folded' ? (
        <FoldedSheet draft={current} waiting={waiting.length} onOpen={() => onFold(false)} />
      ) : (
        <DraftSheet
          card={cardOf(current)}
          decided={tallyOf(state).decided}
          asked={tallyOf(state).asked}
          onMove={(by) => drafts.act({ kind: 'move', by })}
          onUndo={state.made.length > 0 ? () => onUndo() : null}
          onFold={() => onFold(true)}
        />
      )}
    </>
  )
}
