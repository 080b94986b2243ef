import type { DraftKey } from './draft-keys'
import type { Decisions } from './use-decisions'
import { useDraftKeys } from './use-draft-keys'

type Options = {
  readonly onHelp: () => void
  readonly onChoosePassage: () => void
  readonly singleKeys: boolean
}

/** Leads each key of the reading room to what it does; a key that has nothing to do is left to the browser. */
export function useRoomKeys(room: Decisions, { onHelp, onChoosePassage, singleKeys }: Options): void {
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
  const acts: Readonly<Record<DraftKey, () => boolean>> = {
    accept: onDraft(room.accept),
    edit: onDraft(room.edit),
    skip: onDraft(room.skip),
    never: onDraft(room.never),
    fix: onDraft(room.fix),
    next: onDraft(() => drafts.act({ kind: 'move', by: 1 })),
    previous: onDraft(() => drafts.act({ kind: 'move', by: -1 })),
    undo: () => room.undo(),
    more() {
      if (!state.left) return false
      drafts.more()
      return true
    },
    passage() {
      onChoosePassage()
      return true
    },
    cloze: onSelection(room.cloze),
    question: onSelection(() => room.question('question')),
    typed: onSelection(() => room.question('typed')),
    highlight: onSelection(room.highlight),
    help() {
      onHelp()
      return true
    },
  }
  useDraftKeys((act) => acts[act](), singleKeys)
}
