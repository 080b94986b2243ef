import { KEY_ACT_WORDS } from '@/lib/domain/keys/key-act-words'
import type { KeyAct } from '@/lib/domain/keys/key-acts'
import { PLACES } from './places'

/** A key that works on every page, as it is listed. */
export type GlobalKey = { readonly shown: readonly (readonly string[])[]; readonly what: string }

/**
 * The keys of every page, in the order of the list under “?”. Those with Ctrl or ⌘ always work; the others can
 * be switched off.
 */
export const globalKeys = (keysOf: (act: KeyAct) => readonly string[]): readonly GlobalKey[] => {
  const own = (act: KeyAct): readonly GlobalKey[] => {
    const keys = keysOf(act)
    return keys.length === 0 ? [] : [{ shown: keys.map((key) => [key]), what: KEY_ACT_WORDS[act] }]
  }
  const [goTo] = keysOf('go-to')
  return [
    { shown: [['Ctrl', 'K']], what: 'Find a page, command or card (⌘K on a Mac)' },
    { shown: [['Ctrl', 'Z']], what: 'Undo the last thing you did (⌘Z on a Mac)' },
    { shown: [['Ctrl', 'Shift', 'Z']], what: 'Redo what you undid (⇧⌘Z on a Mac)' },
    ...own('search'),
    ...own('new-card'),
    ...(goTo === undefined
      ? []
      : PLACES.map(({ key, label }) => ({ shown: [[goTo, key.toUpperCase()]], what: `Go to ${label}` }))),
    ...own('help'),
  ]
}

/** Where the second key after the one for going somewhere leads. */
export const placeOfKey = (key: string) => PLACES.find((place) => place.key === key.toLowerCase())?.href
