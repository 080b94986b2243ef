import { KEY_ACT_NAMES, KEY_ACTS, type KeyAct, type KeyChoices, type KeyPlace } from './key-acts'
import { chosenKeys } from './key-bindings'

/** Whether two acts may be meant by one key press. */
const canCollide = (one: KeyAct, other: KeyAct): boolean => {
  const [places, others]: readonly (readonly KeyPlace[])[] = [KEY_ACTS[one].places, KEY_ACTS[other].places]
  return Boolean(
    places?.some((place) => place === 'everywhere' || others?.includes(place) || others?.includes('everywhere')),
  )
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
      const fixed = FIXED_KEYS[key]
      const others = KEY_ACT_NAMES.filter(
        (other) => other !== act && canCollide(act, other) && chosenKeys(other, choices).includes(key),
      )
      return [
        ...(fixed === undefined ? [] : [{ key, act, with: { fixed } }]),
        ...others.map((other) => ({ key, act, with: { act: other } })),
      ]
    }),
  )
