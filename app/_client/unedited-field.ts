/** Fields that somebody has typed into: there, Ctrl or ⌘ with Z is the browser's own undo. */
const edited = new WeakSet<EventTarget>()

if (typeof document !== 'undefined')
  document.addEventListener('input', ({ target }) => target && edited.add(target), { capture: true, passive: true })

/** Whether what has the focus is a field in which nothing was typed, so that undo can only mean the page. */
export const isUnedited = (target: EventTarget | null): boolean =>
  (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) &&
  target.value === target.defaultValue &&
  !edited.has(target)
