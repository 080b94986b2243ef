/** Where a key does something: in a session, the reading room, the table of cards, or on every page. */
export type KeyPlace = 'session' | 'reading-room' | 'cards' | 'everywhere'

type KeyActEntry = {
  readonly places: readonly KeyPlace[]
  /** The keys that do it, as `keyName` names them. */
  readonly keys: readonly string[]
}

const inSession = (...keys: readonly string[]): KeyActEntry => ({ places: ['session'], keys })
const inRoom = (...keys: readonly string[]): KeyActEntry => ({ places: ['reading-room'], keys })
const onEveryPage = (...keys: readonly string[]): KeyActEntry => ({ places: ['everywhere'], keys })

/**
 * Everything that a key does, in the order of the lists. A new act is added here, with its words in `key-act-words.ts`.
 */
export const KEY_ACTS = {
  primary: inSession('Space', 'Enter'),
  again: inSession('1'),
  hard: inSession('2'),
  good: inSession('3'),
  easy: inSession('4'),
  undo: { places: ['session', 'reading-room'], keys: ['U', 'Ctrl+Z'] },
  hint: inSession('H'),
  replay: inSession('R'),
  paragraph: inSession('O'),
  compare: inSession('P'),
  details: inSession('I'),
  edit: inSession('E'),
  mark: inSession('*'),
  flag: {
    places: ['session', 'cards'],
    keys: ['Ctrl+1', 'Ctrl+2', 'Ctrl+3', 'Ctrl+4', 'Ctrl+5', 'Ctrl+6', 'Ctrl+7', 'Ctrl+0'],
  },
  'bury-card': inSession('-'),
  'bury-fact': inSession('='),
  'suspend-card': inSession('@'),
  'suspend-fact': inSession('!'),
  delete: inSession('Ctrl+Delete'),
  focus: inSession('F'),
  'larger-text': inSession(),
  'smaller-text': inSession(),
  'accept-draft': inRoom('A'),
  'edit-draft': inRoom('E'),
  'skip-draft': inRoom('S'),
  'never-draft': inRoom('N'),
  'fix-draft': inRoom('F'),
  'next-draft': inRoom('J', 'ArrowRight'),
  'previous-draft': inRoom('K', 'ArrowLeft'),
  'more-drafts': inRoom('M'),
  'choose-passage': inRoom('P'),
  'make-cloze': inRoom('C'),
  'make-question': inRoom('Q'),
  'make-typed': inRoom('T'),
  highlight: inRoom('H'),
  'retire-cards': { places: ['cards'], keys: ['Delete'] },
  search: onEveryPage('/'),
  'new-card': onEveryPage('N'),
  'go-to': onEveryPage('G'),
  help: { places: ['session', 'reading-room', 'everywhere'], keys: ['?'] },
} as const satisfies Readonly<Record<string, KeyActEntry>>

export type KeyAct = keyof typeof KEY_ACTS

export const KEY_ACT_NAMES = Object.keys(KEY_ACTS) as [KeyAct, ...KeyAct[]] // keys of an object literal
