/** Everything that a key of the review can do. */
export type KeyAct =
  | 'primary'
  | 'again'
  | 'hard'
  | 'good'
  | 'easy'
  | 'undo'
  | 'edit'
  | 'bury-card'
  | 'bury-fact'
  | 'suspend-card'
  | 'suspend-fact'
  | 'mark'
  | 'flag'
  | 'delete'
  | 'details'
  | 'paragraph'
  | 'compare'
  | 'hint'
  | 'replay'
  | 'help'

type Key = {
  readonly act: KeyAct
  /** As shown to people. */
  readonly shown: readonly string[]
  /** As tinykeys reads them. */
  readonly bindings: readonly string[]
}

/** A sign stands on another key, with another modifier, on every keyboard. */
const sign = (key: string): string[] => [key, `Shift+${key}`, `Alt+${key}`, `Control+Alt+${key}`]

/** A digit by its key or its place, so that it works where digits need Shift. */
const digit = (number: number): string[] => [`(${number}|Digit${number})`]

export const KEYS: readonly Key[] = [
  { act: 'primary', shown: ['Space', 'Enter'], bindings: ['Space', 'Enter'] },
  { act: 'again', shown: ['1'], bindings: digit(1) },
  { act: 'hard', shown: ['2'], bindings: digit(2) },
  { act: 'good', shown: ['3'], bindings: digit(3) },
  { act: 'easy', shown: ['4'], bindings: digit(4) },
  { act: 'undo', shown: ['U'], bindings: ['u'] },
  { act: 'hint', shown: ['H'], bindings: ['h'] },
  { act: 'replay', shown: ['R'], bindings: ['r'] },
  { act: 'paragraph', shown: ['O'], bindings: ['o'] },
  { act: 'compare', shown: ['P'], bindings: ['p'] },
  { act: 'details', shown: ['I'], bindings: ['i'] },
  { act: 'edit', shown: ['E'], bindings: ['e'] },
  { act: 'mark', shown: ['*'], bindings: sign('*') },
  { act: 'bury-card', shown: ['-'], bindings: ['-'] },
  { act: 'bury-fact', shown: ['='], bindings: sign('=') },
  { act: 'suspend-card', shown: ['@'], bindings: sign('@') },
  { act: 'suspend-fact', shown: ['!'], bindings: sign('!') },
  // With a modifier, these are no single keys (WCAG 2.1.4); the digit says which flag.
  { act: 'flag', shown: ['Ctrl+1–7', 'Ctrl+0'], bindings: ['$mod+([0-7]|Digit[0-7])'] },
  { act: 'delete', shown: ['Ctrl+Delete'], bindings: ['$mod+Delete'] },
  { act: 'help', shown: ['?'], bindings: sign('?') },
]

export const shownKey = (act: KeyAct): string => KEYS.find((key) => key.act === act)?.shown[0] ?? ''

/** What a sign does, whichever key of the keyboard it stands on. */
export const actOfSign = (sign: string): KeyAct | null =>
  KEYS.find(({ shown }) => shown.includes(sign) && !/[A-Z0-9]/.test(sign))?.act ?? null
