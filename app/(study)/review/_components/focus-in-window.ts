/** Puts the focus on an answer, and moves the page only as far as is needed to see it above the bar. */
export function focusInWindow(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true })
  element?.scrollIntoView({ block: 'nearest' })
}
