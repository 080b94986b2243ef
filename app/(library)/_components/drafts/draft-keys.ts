/** Everything that a key of the reading room can do. */
export type DraftKey =
  | 'next'
  | 'previous'
  | 'accept'
  | 'edit'
  | 'skip'
  | 'never'
  | 'fix'
  | 'undo'
  | 'more'
  | 'cloze'
  | 'question'
  | 'typed'
  | 'highlight'
  | 'help'

type Key = {
  readonly act: DraftKey
  /** As shown to people. */
  readonly shown: readonly string[]
  /** As tinykeys reads them. */
  readonly bindings: readonly string[]
  readonly what: string
}

/** A sign stands on another key, with another modifier, on every keyboard. */
const sign = (key: string): string[] => [key, `Shift+${key}`, `Alt+${key}`, `Control+Alt+${key}`]

/** Keys for the draft at hand. */
export const DRAFT_KEYS: readonly Key[] = [
  { act: 'accept', shown: ['A'], bindings: ['a'], what: 'Accept the draft as it stands' },
  { act: 'edit', shown: ['E'], bindings: ['e'], what: 'Edit it first' },
  { act: 'skip', shown: ['S'], bindings: ['s'], what: 'Skip it' },
  { act: 'never', shown: ['N'], bindings: ['n'], what: 'Never this kind: offer no more of it' },
  { act: 'fix', shown: ['F'], bindings: ['f'], what: 'Apply the fix, or take it away again' },
  { act: 'next', shown: ['J', '→'], bindings: ['j', 'ArrowRight'], what: 'Next draft' },
  { act: 'previous', shown: ['K', '←'], bindings: ['k', 'ArrowLeft'], what: 'Previous draft' },
  { act: 'undo', shown: ['U'], bindings: ['u'], what: 'Take the last decision back' },
  { act: 'more', shown: ['M'], bindings: ['m'], what: 'Five more drafts' },
]

/** Keys for words that are selected in the text. */
export const SELECTION_KEYS: readonly Key[] = [
  { act: 'cloze', shown: ['C'], bindings: ['c'], what: 'Make a cloze card: the words are the gap in their sentence' },
  { act: 'question', shown: ['Q'], bindings: ['q'], what: 'Ask a question that they answer' },
  { act: 'typed', shown: ['T'], bindings: ['t'], what: 'The same, with the answer to be typed' },
  { act: 'highlight', shown: ['H'], bindings: ['h'], what: 'Highlight them: drafts from them come first' },
]

export const HELP_KEY: Key = { act: 'help', shown: ['?'], bindings: sign('?'), what: 'Show these keys' }

export const ALL_KEYS: readonly Key[] = [...DRAFT_KEYS, ...SELECTION_KEYS, HELP_KEY]
