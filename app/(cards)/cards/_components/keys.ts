import { useEffect, useRef } from 'react'

const TYPING = 'input:not([type="checkbox"]), textarea, select, [contenteditable]'

/** Ctrl or ⌘ with Z undoes the last change, unless something is being typed. */
export function useUndoKey(onUndo: () => void): void {
  const latest = useRef(onUndo)
  useEffect(() => {
    latest.current = onUndo
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
      if (event.defaultPrevented || event.repeat || document.querySelector('dialog[open]')) return
      if (event.target instanceof Element && event.target.closest(TYPING)) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
