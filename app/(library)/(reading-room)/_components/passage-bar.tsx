'use client'

import { type KeyboardEvent, useEffect, useRef } from 'react'
import { ActKey, keyShortcuts } from '@/app/_ui/act-key'
import { Button } from '@/app/_ui/button'
import { Kbd } from '@/app/_ui/kbd'
import type { PassageStep } from './use-passage'

type PassageBarProps = {
  readonly words: string
  /** More is selected than a fact is made of. */
  readonly tooLong: boolean
  readonly bySentence: boolean
  readonly onStep: (step: PassageStep) => void
  readonly onMake: () => void
  /** The words are chosen as another passage of a fact that is there; null where they are to become a new one. */
  readonly onPlace: (() => void) | null
  readonly onCloze: () => void
  readonly onQuestion: (form: 'question' | 'typed') => void
  readonly onHighlight: () => void
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
export function PassageBar(props: PassageBarProps) {
  const { words, tooLong, bySentence, onStep, onMake, onCancel } = props
  const bar = useRef<HTMLElement>(null)
  useEffect(() => {
    if (bySentence) bar.current?.focus({ preventScroll: true })
  }, [bySentence])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (event.key === 'Escape') onCancel()
    else if (event.key === 'Enter' && event.target === bar.current && !tooLong) (props.onPlace ?? onMake)()
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
                {words}
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
        <Button look="primary" className="sm:order-3" disabled={tooLong} onClick={props.onPlace ?? onMake}>
          {props.onPlace ? 'Use as passage' : 'Make a fact'}
        </Button>
        {bySentence ? <SentenceButtons onStep={onStep} /> : null}
        {props.onPlace ? null : <CardButtons {...props} />}
      </div>
    </section>
  )
}

function SentenceButtons({ onStep }: Pick<PassageBarProps, 'onStep'>) {
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
function CardButtons({ tooLong, onCloze, onQuestion, onHighlight }: PassageBarProps) {
  const acts = [
    { label: 'Cloze', act: 'make-cloze', run: onCloze },
    { label: 'Question', act: 'make-question', run: () => onQuestion('question') },
    { label: 'Typed', act: 'make-typed', run: () => onQuestion('typed') },
    { label: 'Highlight', act: 'highlight', run: onHighlight },
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
