'use client'

import { type KeyboardEvent, useEffect, useRef } from 'react'
import { ActKey, keyShortcuts } from '@/app/_ui/act-key'
import { Button } from '@/app/_ui/button'
import { Kbd } from '@/app/_ui/kbd'
import { MOST_PASSAGE_CHARACTERS } from '@/lib/domain/drafting/passage-limit'
import type { Decisions } from './drafts/use-decisions'
import { type Chosen, type ChosenPassage, type PassageStep, wordsOfChosen } from './use-passage'

type PassageBarProps = {
  readonly chosen: Chosen
  readonly passage: ChosenPassage
  readonly room: Decisions
  /** The words are chosen as another passage of a fact that is there; null where they are to become a new one. */
  readonly onPlace: (() => void) | null
  readonly onCancel: () => void
}

const STEPS: Readonly<Record<string, { readonly plain: PassageStep; readonly shifted: PassageStep }>> = {
  ArrowDown: { plain: 'next', shifted: 'more' },
  ArrowRight: { plain: 'next', shifted: 'more' },
  ArrowUp: { plain: 'previous', shifted: 'fewer' },
  ArrowLeft: { plain: 'previous', shifted: 'fewer' },
}

const BUTTONS: readonly { readonly step: PassageStep; readonly label: string; readonly sign: string }[] = [
  { step: 'previous', label: 'Previous sentence', sign: '↑' },
  { step: 'next', label: 'Next sentence', sign: '↓' },
  { step: 'fewer', label: 'One sentence fewer', sign: '−' },
  { step: 'more', label: 'One sentence more', sign: '+' },
]

/** The chosen passage, at the edge of the screen, with what can be done with it. Holds the focus while choosing by keys. */
export function PassageBar({ chosen, passage, room, onPlace, onCancel }: PassageBarProps) {
  const { bySentence, step: onStep } = passage
  // More is selected than a fact is made of.
  const tooLong = chosen.span.end - chosen.span.start > MOST_PASSAGE_CHARACTERS
  const onMake = onPlace ?? room.makeFact
  const bar = useRef<HTMLElement>(null)
  useEffect(() => {
    if (bySentence) bar.current?.focus({ preventScroll: true })
  }, [bySentence])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (event.key === 'Escape') onCancel()
    else if (event.key === 'Enter' && event.target === bar.current && !tooLong) onMake()
    else if (step && bySentence) onStep(event.shiftKey ? step.shifted : step.plain)
    else return
    event.preventDefault()
  }
  return (
    <section
      ref={bar}
      tabIndex={-1}
      aria-label="The chosen passage"
      data-foot
      onKeyDown={onKeyDown}
      className="fixed inset-x-0 bottom-(--phone-bar) z-10 border-rule border-t bg-sheet shadow-sheet"
    >
      <div className="mx-auto flex max-w-[72rem] flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 sm:px-6">
        <div className="min-w-0 flex-1 basis-40 sm:basis-72">
          <p role="status" className="line-clamp-2 font-serif">
            {tooLong ? (
              'That is too long for a fact. Select only the words that state it.'
            ) : (
              <>
                <span className="sr-only">Chosen: </span>
                {wordsOfChosen(chosen)}
              </>
            )}
          </p>
          {bySentence ? (
            <p className="mt-1 text-label text-quiet max-sm:hidden">
              <Kbd>↑</Kbd> <Kbd>↓</Kbd> sentence, with <Kbd>Shift</Kbd> fewer or more, <Kbd>Enter</Kbd> make a fact,{' '}
              <Kbd>Esc</Kbd> cancel
            </p>
          ) : null}
        </div>
        <Button look="quiet" className="sm:order-1" onClick={onCancel}>
          Cancel
        </Button>
        <Button look="primary" className="sm:order-3" disabled={tooLong} onClick={onMake}>
          {onPlace ? 'Use as passage' : 'Make a fact'}
        </Button>
        {bySentence ? <SentenceButtons onStep={onStep} /> : null}
        {onPlace ? null : <CardButtons room={room} tooLong={tooLong} />}
      </div>
    </section>
  )
}

function SentenceButtons({ onStep }: { readonly onStep: ChosenPassage['step'] }) {
  return (
    <div className="flex gap-1 max-sm:w-full sm:order-2">
      {BUTTONS.map(({ step, label, sign }) => (
        <Button
          key={step}
          aria-label={label}
          title={label}
          className="min-w-11 px-2 max-sm:flex-1"
          onClick={() => onStep(step)}
        >
          <span aria-hidden="true">{sign}</span>
        </Button>
      ))}
    </div>
  )
}

/** Cards of the selected words, with one press each. */
function CardButtons({ room, tooLong }: { readonly room: Decisions; readonly tooLong: boolean }) {
  const acts = [
    { label: 'Cloze', act: 'make-cloze', run: room.cloze },
    { label: 'Question', act: 'make-question', run: () => room.question('question') },
    { label: 'Typed', act: 'make-typed', run: () => room.question('typed') },
    { label: 'Highlight', act: 'highlight', run: room.highlight },
  ] as const
  return (
    <div className="grid w-full grid-cols-4 gap-2 sm:order-4 sm:flex">
      {acts.map(({ label, act, run }) => (
        <Button
          key={label}
          className="max-sm:min-h-12 max-sm:px-1 max-sm:text-small"
          disabled={tooLong}
          aria-keyshortcuts={keyShortcuts(act)}
          onClick={run}
        >
          {label}
          <span className="max-lg:hidden">
            <ActKey act={act} />
          </span>
        </Button>
      ))}
    </div>
  )
}
