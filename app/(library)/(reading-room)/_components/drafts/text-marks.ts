import type { TextSpan } from '@/lib/domain/reading/article-parts'
import { rangeOf } from '../text-in-page'
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
export function markText(
  root: HTMLElement,
  found: readonly TextSpan[],
  current: { readonly passage: TextSpan; readonly mention: TextSpan } | null,
): void {
  if (!canMark()) return
  mark(FOUND, root, found, 0)
  mark(PASSAGE, root, current ? [current.passage] : [], 1)
  mark(ANSWER, root, current ? [current.mention] : [], 2)
}

export function clearMarks(): void {
  if (canMark()) for (const name of [FOUND, PASSAGE, ANSWER]) CSS.highlights.delete(name)
}
