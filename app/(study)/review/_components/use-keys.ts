import { useEffect, useRef } from 'react'
import { type KeyBindingMap, tinykeys } from 'tinykeys'
import { actOfSign, KEYS, type KeyAct } from './keys'

const TYPING = 'input, textarea, select, [contenteditable]'
/** What the browser itself does on Space and Enter. */
const PRESSABLE = 'button, a[href], summary, [role="button"]'

/** Whether a key press is meant for what has the focus, or for a dialog, rather than for the card. */
function belongsElsewhere(event: KeyboardEvent, act: KeyAct): boolean {
  // A digit is bound by its place too, and on some keyboards a sign stands in that place.
  if (act !== 'flag' && (actOfSign(event.key) ?? act) !== act) return true
  if (event.defaultPrevented || event.isComposing || event.repeat) return true
  if (document.querySelector('dialog[open]')) return true
  const target = event.target instanceof Element ? event.target : null
  // A flag's key types nothing.
  if (target?.closest(TYPING)) return act !== 'flag'
  return act === 'primary' && target?.closest(PRESSABLE) != null
}

/**
 * Listens for the keys of the review. With `singleKeys` off only those with Ctrl or ⌘ are left, so that speech input
 * and stray presses grade nothing (WCAG 2.1.4).
 */
export function useKeys(onKey: (act: KeyAct, event: KeyboardEvent) => void, singleKeys: boolean): void {
  const latest = useRef(onKey)
  useEffect(() => {
    latest.current = onKey
  })
  useEffect(() => {
    const press = (act: KeyAct) => (event: KeyboardEvent) => {
      if (belongsElsewhere(event, act)) return
      event.preventDefault()
      latest.current(act, event)
    }
    const bindings: KeyBindingMap = { '$mod+z': press('undo') }
    for (const { act, bindings: keys } of KEYS) {
      for (const key of keys) if (singleKeys || key.startsWith('$mod+')) bindings[key] = press(act)
    }
    return tinykeys(window, bindings)
  }, [singleKeys])
}
