import { useReducer } from 'react'
import type { NamedShape } from '@/lib/domain/occlusion/occluded-text'

/** The shapes as they are drawn and named; `selected` is the number of one of them. */
export type DrawnShapes = { readonly shapes: readonly NamedShape[]; readonly selected: number | null }

type History = {
  readonly now: DrawnShapes
  readonly before: readonly DrawnShapes[]
  readonly after: readonly DrawnShapes[]
  /** What was changed last: changes of one thing in a row are one step. */
  readonly about: string | null
}

type Change =
  | { readonly kind: 'set'; readonly next: DrawnShapes; readonly about: string }
  | { readonly kind: 'select'; readonly selected: number | null }
  | { readonly kind: 'undo' | 'redo' }

const changed = (history: History, change: Change): History => {
  const { now, before, after } = history
  switch (change.kind) {
    case 'set':
      return change.about === history.about
        ? { ...history, now: change.next, after: [] }
        : { now: change.next, before: [...before, now], after: [], about: change.about }
    case 'select':
      return { ...history, now: { ...now, selected: change.selected } }
    case 'undo': {
      const last = before.at(-1)
      return last ? { now: last, before: before.slice(0, -1), after: [...after, now], about: null } : history
    }
    case 'redo': {
      const next = after.at(-1)
      return next ? { now: next, before: [...before, now], after: after.slice(0, -1), about: null } : history
    }
    default:
      return change satisfies never
  }
}

/** Shapes with undo and redo. `set` says what it is about: a drag or a word that is typed is one step. */
export const useShapeHistory = (shapes: readonly NamedShape[]) => {
  const [{ now, before, after }, dispatch] = useReducer(changed, {
    now: { shapes, selected: null },
    before: [],
    after: [],
    about: null,
  })
  return {
    ...now,
    canUndo: before.length > 0,
    canRedo: after.length > 0,
    set: (next: DrawnShapes, about: string) => dispatch({ kind: 'set', next, about }),
    select: (selected: number | null) => dispatch({ kind: 'select', selected }),
    undo: () => dispatch({ kind: 'undo' }),
    redo: () => dispatch({ kind: 'redo' }),
  }
}
