import { useEffect, useLayoutEffect, useRef } from 'react'
import type { KeyAct, KeyPlace } from '@/lib/domain/keys/key-acts'
import { createActLookup } from './act-lookup'
import { takeEarlyKeys } from './early-keys'
import { isUnedited } from './unedited'

const TYPING = 'input:not([type="radio"]), textarea, select, [contenteditable]'
/** What the browser itself does something with on Space and Enter. */
const PRESSABLE = 'button, a[href], summary, [role="button"], input'

/** Whether a key press is meant for what has the focus, or for a dialog, rather than for the card. */
function belongsElsewhere(event: KeyboardEvent, act: KeyAct): boolean {
  if (event.defaultPrevented || event.isComposing || event.repeat) return true
  if (document.querySelector('dialog[open]')) return true
  const target = event.target instanceof Element ? event.target : null
  // A flag's key with Ctrl types nothing, and undo has nothing to undo in a field that nobody typed into.
  if (target?.closest(TYPING))
    return !(event.ctrlKey || event.metaKey) || !(act === 'flag' || (act === 'undo' && isUnedited(target)))
  return (event.key === ' ' || event.key === 'Enter') && target?.closest(PRESSABLE) != null
}

/** Listens for the keys of a session. */
export function useActKeys(place: KeyPlace, onKey: (act: KeyAct, event: KeyboardEvent) => void): void {
  const latest = useRef(onKey)
  // With what is on screen: a key for a card that is just shown is meant for it.
  useLayoutEffect(() => {
    latest.current = onKey
  })
  useEffect(() => {
    const actOf = createActLookup(place)
    const press = (event: KeyboardEvent) => {
      const act = actOf(event)
      if (act === null || belongsElsewhere(event, act)) return
      event.preventDefault()
      latest.current(act, event)
    }
    window.addEventListener('keydown', press)
    takeEarlyKeys(press)
    return () => window.removeEventListener('keydown', press)
  }, [place])
}
