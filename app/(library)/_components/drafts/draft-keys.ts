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
  | 'passage'
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
  { act: 'accept', shown: ['A'], bindings: ['a'], what: 'Accept the draft' },
  { act: 'edit', shown: ['E'], bindings: ['e'], what: 'Edit it first' },
  { act: 'skip', shown: ['S'], bindings: ['s'], what: 'Skip it' },
  { act: 'never', shown: ['N'], bindings: ['n'], what: 'Never this kind: get no more drafts of it' },
  { act: 'fix', shown: ['F'], bindings: ['f'], what: 'Apply or undo the fix' },
  { act: 'next', shown: ['J', '→'], bindings: ['j', 'ArrowRight'], what: 'Next draft' },
  { act: 'previous', shown: ['K', '←'], bindings: ['k', 'ArrowLeft'], what: 'Previous draft' },
  { act: 'undo', shown: ['U'], bindings: ['u'], what: 'Undo the last decision' },
  { act: 'more', shown: ['M'], bindings: ['m'], what: 'Five more drafts' },
]

/** Keys for words that are selected in the text. */
export const SELECTION_KEYS: readonly Key[] = [
  {
    act: 'passage',
    shown: ['P'],
    bindings: ['p'],
    what: 'Select by sentence: ↑ and ↓ move; with Shift they remove or add one',
  },
  { act: 'cloze', shown: ['C'], bindings: ['c'], what: 'Make a cloze card with the words as the gap' },
  { act: 'question', shown: ['Q'], bindings: ['q'], what: 'Write a question the words answer' },
  { act: 'typed', shown: ['T'], bindings: ['t'], what: 'The same, with a typed answer' },
  { act: 'highlight', shown: ['H'], bindings: ['h'], what: 'Highlight the words and make drafts from them first' },
]

export const HELP_KEY: Key = { act: 'help', shown: ['?'], bindings: sign('?'), what: 'Show these shortcuts' }

export const ALL_KEYS: readonly Key[] = [...DRAFT_KEYS, ...SELECTION_KEYS, HELP_KEY]
