import { KEY_ACT_NAMES, KEY_ACTS, type KeyAct, type KeyChoices, type KeyPlace } from './key-acts'
import { chosenKeys } from './key-bindings'

/** Where a key of its own is taken before one of every page. The key before a letter is taken first on all of them. */
const COMES_FIRST: readonly KeyPlace[] = ['reading-room', 'cards']

/** Whether a key press on a page may mean an act of a place. */
const reaches = (act: KeyAct, place: KeyPlace): boolean => {
  const places: readonly KeyPlace[] = KEY_ACTS[act].places
  return places.includes(place) || (places.includes('everywhere') && (act === 'go-to' || !COMES_FIRST.includes(place)))
}

/** Whether two acts may be meant by one key press. */
const canCollide = (one: KeyAct, other: KeyAct): boolean => {
  const [own, others]: readonly (readonly KeyPlace[])[] = [KEY_ACTS[one].places, KEY_ACTS[other].places]
  return Boolean(own?.some((place) => reaches(other, place)) || others?.some((place) => reaches(one, place)))
}

/** Keys that always do the same on every page, so that nothing else can have them there. */
export const FIXED_KEYS: Readonly<Record<string, string>> = {
  'Ctrl+K': 'Open the command palette',
  'Ctrl+Shift+Z': 'Redo',
  'Ctrl+Y': 'Redo',
  Escape: 'Close what is open',
  Tab: 'Go to the next control',
  'Shift+Tab': 'Go to the previous control',
}

/** Those of the table of cards, which moves and selects as tables do. */
const FIXED_IN_CARDS: Readonly<Record<string, string>> = {
  Space: 'Select the row',
  Enter: 'Open the card',
  'Ctrl+A': 'Select all rows',
  ArrowUp: 'Previous row',
  ArrowDown: 'Next row',
}

export type KeyConflict = {
  readonly key: string
  readonly act: KeyAct
  /** What else has the key: an act, or the words for what it always does. */
  readonly with: { readonly act: KeyAct } | { readonly fixed: string }
}

/** Every key that has two meanings in one place, for each of the acts. */
export const keyConflicts = (choices: KeyChoices): readonly KeyConflict[] =>
  KEY_ACT_NAMES.flatMap((act) =>
    chosenKeys(act, choices).flatMap((key): KeyConflict[] => {
      const places: readonly KeyPlace[] = KEY_ACTS[act].places
      const fixed = FIXED_KEYS[key] ?? (places.includes('cards') ? FIXED_IN_CARDS[key] : undefined)
      const others = KEY_ACT_NAMES.filter(
        (other) => other !== act && canCollide(act, other) && chosenKeys(other, choices).includes(key),
      )
      return [
        ...(fixed === undefined ? [] : [{ key, act, with: { fixed } }]),
        ...others.map((other) => ({ key, act, with: { act: other } })),
      ]
    }),
  )
