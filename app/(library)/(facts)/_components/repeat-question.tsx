'use client'

import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Checkbox } from '@/app/_ui/checkbox'
import { citationWords } from '@/app/_ui/citation'
import { Kbd } from '@/app/_ui/kbd'
import type { PassageRole } from '@/lib/domain/library'
import type { RepeatedFact } from '@/lib/services/facts/check-fact'

/** What a passage does for a fact that it is added to. */
export type RepeatRole = Extract<PassageRole, 'states' | 'disagrees'>

/** What becomes of a draft whose fact is in the library: a passage of that fact, a newer value of it, or a fact of its own. */
export type RepeatChoice = RepeatRole | 'newer' | 'separate'

type Option = { readonly choice: RepeatChoice; readonly words: string }

/** What can be chosen, the usual first. */
const REPEAT_OPTIONS: Readonly<Record<RepeatedFact['kind'], readonly Option[]>> = {
  duplicate: [
    { choice: 'states', words: 'Add the passage' },
    { choice: 'separate', words: 'Make a separate fact' },
  ],
  conflict: [
    { choice: 'disagrees', words: 'Add as a passage that disagrees' },
    { choice: 'newer', words: 'Add as a newer value' },
    { choice: 'separate', words: 'Make a separate fact' },
  ],
}

const QUESTIONS: Readonly<Record<RepeatedFact['kind'], { readonly lead: string; readonly ask: string }>> = {
  duplicate: { lead: 'Your library already has this fact:', ask: 'Add this passage to it?' },
  conflict: { lead: 'Your library contradicts this:', ask: 'How do you want to add this?' },
}

export type RepeatAsked = {
  readonly near: RepeatedFact
  readonly onChoose: (choice: RepeatChoice, forAll: boolean) => void
  readonly onCancel: () => void
}

/** “The library already has this fact. Add this passage to it?”, in place of the buttons of a draft. */
export function RepeatQuestion({
  near,
  onChoose,
  onCancel,
  isTouch = false,
  isOnce = false,
}: RepeatAsked & { readonly isTouch?: boolean; readonly isOnce?: boolean }) {
  const id = useId()
  const group = useRef<HTMLFieldSetElement>(null)
  const usual = useRef<HTMLButtonElement>(null)
  const [forAll, setForAll] = useState(false)
  useEffect(() => usual.current?.focus({ preventScroll: true }), [])
  const cancel = () => {
    // The buttons go; who works by keyboard stays at the draft.
    group.current?.closest<HTMLElement>('section, form')?.focus({ preventScroll: true })
    onCancel()
  }
  const { lead, ask } = QUESTIONS[near.kind]
  const size = isTouch ? 'min-h-12 px-1! text-small' : 'gap-1.5! px-2.5! text-small'
  return (
    <fieldset
      ref={group}
      aria-labelledby={id}
      className="mt-3 min-w-0 border-rule border-t pt-3"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        // In a dialog, which would close.
        event.preventDefault()
        cancel()
      }}
    >
      <p id={id} className="text-small">
        {lead} <span className="font-serif">“{near.statement}”</span>{' '}
        <span className="text-quiet">
          ({citationWords({ ...near.source, title: near.articleTitle }).replace(/\.$/, '')})
        </span>{' '}
        <span className="font-medium">{ask}</span>
      </p>
      <div className={isTouch ? 'mt-2 grid grid-cols-2 gap-2' : 'mt-2.5 flex flex-wrap gap-1.5'}>
        {REPEAT_OPTIONS[near.kind].map(({ choice, words }, at) => (
          <Button
            key={choice}
            ref={at === 0 ? usual : undefined}
            look={at === 0 ? 'primary' : 'plain'}
            className={at === 0 ? `col-span-2 ${size}` : size}
            onClick={() => onChoose(choice, forAll)}
          >
            {words}
            {at === 0 && !isTouch ? (
              <span className="[&_kbd]:border-paper/50 [&_kbd]:text-paper">
                <Kbd>Enter</Kbd>
              </span>
            ) : null}
          </Button>
        ))}
        {/* Alone in its row where the choices before it fill theirs. */}
        <Button className={`last:even:col-span-2 ${size}`} onClick={cancel}>
          Cancel {isTouch ? null : <Kbd>Esc</Kbd>}
        </Button>
      </div>
      {isOnce ? null : (
        <Checkbox
          label="Do the same for the rest of this article"
          className="mt-1 text-small [&_label]:font-normal"
          onToggle={setForAll}
        />
      )}
    </fieldset>
  )
}
