/** What of a key press says which key it was; the names are those of `KeyboardEvent`. */
export type KeyPress = {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

const MODIFIERS = ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Fn', 'NumLock', '']
const UNNAMED = ['Unidentified', 'Dead', 'Process']

const isLetter = (key: string): boolean => key.toLowerCase() !== key.toUpperCase()
const upper = (key: string): string => (key.toUpperCase().length === 1 ? key.toUpperCase() : key)

/**
 * The name of a key press, as bindings have it: `U`, `Shift+A`, `Ctrl+Z` (also of ⌘), `?`, `F13`. A letter or sign is
 * named by what it writes, so that a binding holds on every keyboard, and a sign without the Shift or Alt that writes
 * it. A key that writes nothing known is named by its place. Null for a modifier alone.
 */
export const keyName = ({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string | null => {
  if (MODIFIERS.includes(key)) return null
  const name = key === ' ' ? 'Space' : UNNAMED.includes(key) ? code : key.length === 1 ? upper(key) : key
  const isSign = name.length === 1 && !isLetter(name)
  // Alt Gr, which writes signs, reports Ctrl and Alt.
  const isWritten = isSign && altKey
  return [
    (ctrlKey || metaKey) && !isWritten ? 'Ctrl+' : '',
    altKey && !isSign ? 'Alt+' : '',
    shiftKey && !isSign ? 'Shift+' : '',
    name,
  ].join('')
}

/**
 * The names under which a key press may be bound, the first that is bound counts: what it writes, and a digit by its
 * place, so that digits work where they need Shift.
 */
export const keyNames = (press: KeyPress): readonly string[] => {
  const name = keyName(press)
  const [, digit] = /^Digit(\d)$/.exec(press.code) ?? []
  if (name === null || digit === undefined || press.shiftKey || press.altKey) return name === null ? [] : [name]
  return [name, `${press.ctrlKey || press.metaKey ? 'Ctrl+' : ''}${digit}`]
}

/**
 * Whether a key does what speech input or a stray press could do too, so that a learner can switch it off (WCAG 2.1.4):
 * a letter, digit or sign, Space and Enter, without Ctrl, ⌘ or Alt.
 */
export const isSingleKey = (name: string): boolean => /^(?:Shift\+)?(?:.|Space|Enter)$/u.test(name)

const ARROWS: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' }

/** A key as it is shown: `Ctrl+Z`, `←`. */
export const shownKey = (name: string): string => name.replace(/Arrow\w+/, (arrow) => ARROWS[arrow] ?? arrow)

/** Keys as `aria-keyshortcuts` has them, separated by spaces; undefined without any. */
export const ariaKeys = (names: readonly string[]): string | undefined =>
  names.length > 0 ? names.map((name) => name.replace(/^Ctrl\+/, 'Control+')).join(' ') : undefined
