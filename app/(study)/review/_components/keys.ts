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
  | 'details'
  | 'source'
  | 'hint'
  | 'help'

type Key = {
  readonly act: KeyAct
  /** As shown to people. */
  readonly shown: readonly string[]
  /** As tinykeys reads them. */
  readonly bindings: readonly string[]
  readonly what: string
}

/** A sign stands on another key, with another modifier, on every keyboard. */
const sign = (key: string): string[] => [key, `Shift+${key}`, `Alt+${key}`, `Control+Alt+${key}`]

/** A digit by its key or its place, so that it works where digits need Shift. */
const digit = (number: number): string[] => [`(${number}|Digit${number})`]

export const KEYS: readonly Key[] = [
  { act: 'primary', shown: ['Space', 'Enter'], bindings: ['Space', 'Enter'], what: 'Show the answer, then Good' },
  { act: 'again', shown: ['1'], bindings: digit(1), what: 'Again' },
  { act: 'hard', shown: ['2'], bindings: digit(2), what: 'Hard' },
  { act: 'good', shown: ['3'], bindings: digit(3), what: 'Good' },
  { act: 'easy', shown: ['4'], bindings: digit(4), what: 'Easy' },
  { act: 'undo', shown: ['U'], bindings: ['u'], what: 'Undo' },
  { act: 'hint', shown: ['H'], bindings: ['h'], what: 'Show the hint' },
  { act: 'source', shown: ['O'], bindings: ['o'], what: 'Show or hide passage and source' },
  { act: 'details', shown: ['I'], bindings: ['i'], what: 'Show or hide details' },
  { act: 'edit', shown: ['E'], bindings: ['e'], what: 'Edit the card' },
  { act: 'mark', shown: ['*'], bindings: sign('*'), what: 'Mark the card, or take the mark away' },
  { act: 'bury-card', shown: ['-'], bindings: ['-'], what: 'Bury the card until tomorrow' },
  { act: 'bury-fact', shown: ['='], bindings: sign('='), what: 'Bury all cards of the fact until tomorrow' },
  { act: 'suspend-card', shown: ['@'], bindings: sign('@'), what: 'Suspend the card' },
  { act: 'suspend-fact', shown: ['!'], bindings: sign('!'), what: 'Suspend all cards of the fact' },
  { act: 'help', shown: ['?'], bindings: sign('?'), what: 'Show these keys' },
]

export const shownKey = (act: KeyAct): string => KEYS.find((key) => key.act === act)?.shown[0] ?? ''

/** What a sign does, whichever key of the keyboard it stands on. */
export const actOfSign = (sign: string): KeyAct | null =>
  KEYS.find(({ shown }) => shown.includes(sign) && !/[A-Z0-9]/.test(sign))?.act ?? null
