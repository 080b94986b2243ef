import { useEffect, useLayoutEffect, useRef } from 'react'
import { createActLookup } from '@/app/_client/act-lookup'
import type { KeyAct } from '@/lib/domain/keys/key-acts'
import { isOfMark } from './draft-state'
import type { Decisions } from './use-decisions'

const TYPING = 'input, textarea, select, [contenteditable]'

/** Whether a key press is meant for what has the focus, or for a dialog, rather than for the drafts. */
const belongsElsewhere = (event: KeyboardEvent): boolean => {
  if (event.defaultPrevented || event.isComposing || event.repeat) return true
  if (document.querySelector('dialog[open]')) return true
  return event.target instanceof Element && event.target.closest(TYPING) !== null
}

type Options = {
  readonly onHelp: () => void
  readonly onChoosePassage: () => void
}

/** Leads each key of the reading room to what it does; a key that has nothing to do is left to the page. */
export function useRoomKeys(room: Decisions, { onHelp, onChoosePassage }: Options): void {
  const { drafts, hasSelection } = room
  const { current, state } = drafts
  const onDraft = (run: (draft: NonNullable<typeof current>) => void) => () => {
    if (!current) return false
    run(current)
    return true
  }
  const onSelection = (run: () => void) => () => {
    if (!hasSelection) return false
    run()
    return true
  }
  const acts: Readonly<Partial<Record<KeyAct, () => boolean>>> = {
    'accept-draft': onDraft(room.accept),
    'edit-draft': onDraft(room.edit),
    'skip-draft': onDraft(room.skip),
    'never-draft': onDraft(room.never),
    'fix-draft': onDraft(room.fix),
    'next-draft': onDraft(() => drafts.act({ kind: 'move', by: 1 })),
    'previous-draft': onDraft(() => drafts.act({ kind: 'move', by: -1 })),
    undo: () => room.undo(),
    'more-drafts'() {
      if (!state.left) return false
      drafts.more()
      return true
    },
    'choose-passage'() {
      onChoosePassage()
      return true
    },
    'make-cloze': onSelection(room.cloze),
    'make-question'() {
      if (hasSelection) room.question('question')
      else if (current && isOfMark(current)) room.write(current)
      else return false
      return true
    },
    'make-typed': onSelection(() => room.question('typed')),
    highlight: onSelection(room.highlight),
    help() {
      onHelp()
      return true
    },
  }
  const latest = useRef(acts)
  // With what is on screen: a key for words that are just shown as chosen is meant for these.
  useLayoutEffect(() => {
    latest.current = acts
  })
  useEffect(() => {
    const actOf = createActLookup('reading-room')
    const press = (event: KeyboardEvent) => {
      const act = actOf(event)
      if (act !== null && !belongsElsewhere(event) && latest.current[act]?.()) event.preventDefault()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
