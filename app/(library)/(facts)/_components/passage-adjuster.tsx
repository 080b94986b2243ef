'use client'

import { useEffect, useRef } from 'react'
import { Button } from '@/app/_ui/button'
import type { TextSpan } from '@/lib/domain/reading/article-parts'
import { moveEnd } from './sentences'

/** The words around a passage that its ends can be moved in: `text` is a piece of the snapshot that begins at `from`. */
export type Surroundings = { readonly text: string; readonly from: number }

type PassageAdjusterProps = {
  readonly around: Surroundings
  readonly span: TextSpan
  readonly onMove: (span: TextSpan) => void
}

const MOVES = [
  { which: 'start', by: -1, label: 'Start earlier', sign: '←' },
  { which: 'start', by: 1, label: 'Start later', sign: '→' },
  { which: 'end', by: -1, label: 'End earlier', sign: '←' },
  { which: 'end', by: 1, label: 'End later', sign: '→' },
] as const

/** A passage in its surroundings, with its ends to be moved word by word. */
export function PassageAdjuster({ around, span, onMove }: PassageAdjusterProps) {
  const { text, from } = around
  const passage = useRef<HTMLElement>(null)
  useEffect(() => {
    // Only its own box moves: the page stays where it was opened.
    const [mark, box] = [passage.current, passage.current?.parentElement]
    if (mark && box) box.scrollTop += mark.getBoundingClientRect().top - box.getBoundingClientRect().top
  }, [])
  const local = { start: span.start - from, end: span.end - from }
  const move = (which: 'start' | 'end', by: 1 | -1) => {
    const moved = moveEnd(text, local, which, by)
    onMove({ start: moved.start + from, end: moved.end + from })
  }
  return (
    <div>
      <blockquote
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long one scrolls, also by keyboard
        tabIndex={0}
        aria-label="The passage in its paragraph"
        className="max-h-[40vh] overflow-y-auto whitespace-pre-line font-serif text-passage"
      >
        {text.slice(0, local.start)}
        <mark ref={passage}>{text.slice(local.start, local.end)}</mark>
        {text.slice(local.end)}
      </blockquote>
      <div className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-quiet text-small">
        {(['start', 'end'] as const).map((which) => (
          <span key={which} className="flex items-center">
            {which === 'start' ? 'Start' : 'End'}
            {MOVES.filter((one) => one.which === which).map(({ by, label, sign }) => (
              <Button
                key={label}
                look="quiet"
                aria-label={label}
                title={`${label} by one word`}
                className="min-w-11 px-2"
                onClick={() => move(which, by)}
              >
                <span aria-hidden="true">{sign}</span>
              </Button>
            ))}
          </span>
        ))}
      </div>
    </div>
  )
}
