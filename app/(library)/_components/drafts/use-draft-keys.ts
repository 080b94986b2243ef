import { useEffect, useRef } from 'react'
import { type KeyBindingMap, tinykeys } from 'tinykeys'
import { ALL_KEYS, type DraftKey } from './draft-keys'

const TYPING = 'input, textarea, select, [contenteditable]'

/** Whether a key press is meant for what has the focus, or for a dialog, rather than for the drafts. */
const belongsElsewhere = (event: KeyboardEvent): boolean => {
  if (event.defaultPrevented || event.isComposing || event.repeat) return true
  if (document.querySelector('dialog[open]')) return true
  return event.target instanceof Element && event.target.closest(TYPING) !== null
}

/**
 * Listens for the keys of the reading room. `onKey` says whether it had anything to do; if not, the key does what it
 * does elsewhere. With `singleKeys` off only Ctrl or ⌘ with Z is left (WCAG 2.1.4).
 */
export function useDraftKeys(onKey: (act: DraftKey) => boolean, singleKeys: boolean): void {
  const latest = useRef(onKey)
  useEffect(() => {
    latest.current = onKey
  })
  useEffect(() => {
    const press = (act: DraftKey) => (event: KeyboardEvent) => {
      if (!belongsElsewhere(event) && latest.current(act)) event.preventDefault()
    }
    const bindings: KeyBindingMap = { '$mod+z': press('undo') }
    for (const { act, bindings: keys } of singleKeys ? ALL_KEYS : []) for (const key of keys) bindings[key] = press(act)
    return tinykeys(window, bindings)
  }, [singleKeys])
}
