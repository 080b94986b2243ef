import type { TextSpan } from '../article-text'
import { rangeOf } from '../text-in-page'

/** Room kept free above the passage, in pixels. */
const ABOVE = 88
const BELOW = 16

const scrollBy = (top: number) => {
  const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  window.scrollBy({ top, behavior: isStill ? 'instant' : 'smooth' })
}

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
