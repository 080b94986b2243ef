import { useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'

export type RunKey =
  | { readonly kind: 'primary' }
  | { readonly kind: 'digit'; readonly digit: 1 | 2 | 3 | 4 }
  | { readonly kind: 'letter'; readonly index: number }
  | { readonly kind: 'undo' }
  | { readonly kind: 'paragraph' }

const TYPING = 'input:not([type="radio"]), textarea, select, [contenteditable]'
/** What the browser itself does on Space and Enter. */
const PRESSABLE = 'button, a[href], summary, input'

const belongsElsewhere = (event: KeyboardEvent, key: RunKey): boolean => {
  if (event.defaultPrevented || event.isComposing || event.repeat || document.querySelector('dialog[open]')) return true
  const target = event.target instanceof Element ? event.target : null
  if (target?.closest(TYPING)) return true
  return key.kind === 'primary' && target?.closest(PRESSABLE) != null
}

const LETTERS = ['a', 'b', 'c', 'd'] as const
const DIGITS = [1, 2, 3, 4] as const

/**
 * Keys of a rehearsal: a to d choose, 1 to 4 choose, mark or grade, Space and Enter go on, o shows the whole paragraph,
 * u undoes. With the learner's single keys off only Ctrl or ⌘ with Z is left.
 */
export function useRunKeys(onKey: (key: RunKey, event: KeyboardEvent) => void, singleKeys: boolean): void {
  const latest = useRef(onKey)
  useEffect(() => {
    latest.current = onKey
  })
  useEffect(() => {
    const press = (key: RunKey) => (event: KeyboardEvent) => {
      if (belongsElsewhere(event, key)) return
      event.preventDefault()
      latest.current(key, event)
    }
    const primary = press({ kind: 'primary' })
    const undo = press({ kind: 'undo' })
    if (!singleKeys) return tinykeys(window, { '$mod+z': undo })
    return tinykeys(window, {
      '$mod+z': undo,
      u: undo,
      o: press({ kind: 'paragraph' }),
      Space: primary,
      Enter: primary,
      ...Object.fromEntries(DIGITS.map((digit) => [`(${digit}|Digit${digit})`, press({ kind: 'digit', digit })])),
      ...Object.fromEntries(LETTERS.map((letter, index) => [letter, press({ kind: 'letter', index })])),
    })
  }, [singleKeys])
}
