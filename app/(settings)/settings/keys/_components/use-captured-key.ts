import { useEffect, useRef } from 'react'
import { listenToGamepads } from '@/app/_client/gamepad-keys'
import { keyName } from '@/lib/domain/keys/key-press'

/**
 * Takes the next key that is pressed, or button of a gamepad, before anything else does.
 * @param onKey is given its name; null for Escape, which takes none, and for a click, which meant something else
 */
export function useCapturedKey(isOn: boolean, onKey: (name: string | null) => void): void {
  const latest = useRef(onKey)
  useEffect(() => {
    latest.current = onKey
  })
  useEffect(() => {
    if (!isOn) return
    const press = (event: KeyboardEvent) => {
      const name = keyName(event)
      // A modifier alone begins a combination.
      if (name === null || name === 'Tab' || name === 'Shift+Tab') return
      event.preventDefault()
      event.stopImmediatePropagation()
      if (!event.repeat) latest.current(name === 'Escape' ? null : name)
    }
    window.addEventListener('keydown', press, { capture: true })
    const stopGamepads = listenToGamepads()
    return () => {
      window.removeEventListener('keydown', press, { capture: true })
      stopGamepads()
    }
  }, [isOn])
}
