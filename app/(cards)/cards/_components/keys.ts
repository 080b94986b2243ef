import { useEffect, useRef } from 'react'

const TYPING = 'input:not([type="checkbox"]), textarea, select, [contenteditable]'

type Pressed = Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'key' | 'code'>

/** The flag of Ctrl or ⌘ with a digit: 1 to 7, 0 for none; null of any other key. A digit counts by its place too. */
export const flagOfKey = ({ ctrlKey, metaKey, altKey, shiftKey, key, code }: Pressed): number | null => {
  if (!(ctrlKey || metaKey) || altKey || shiftKey) return null
  const digit = /^[0-7]$/.test(key) ? key : (/^Digit([0-7])$/.exec(code)?.[1] ?? null)
  return digit === null ? null : Number(digit)
}

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
