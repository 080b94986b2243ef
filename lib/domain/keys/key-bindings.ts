import type { Rating } from '../scheduling/memory'
import { KEY_ACT_NAMES, KEY_ACTS, type KeyAct, type KeyPlace } from './key-acts'
import { isSingleKey, type KeyPress, keyNames } from './key-press'

/** The keys that do an act: with single keys off, those with Ctrl, ⌘ or Alt, and keys that write nothing. */
export const keysOf = (act: KeyAct, hasSingleKeys: boolean): readonly string[] => {
  const { keys }: { readonly keys: readonly string[] } = KEY_ACTS[act]
  return keys.filter((name) => hasSingleKeys || !isSingleKey(name))
}

/** The acts of a place, in the order of the lists. */
export const actsIn = (place: KeyPlace): readonly KeyAct[] =>
  KEY_ACT_NAMES.filter((act) => {
    const { places }: { readonly places: readonly KeyPlace[] } = KEY_ACTS[act]
    return places.includes(place)
  })

/** What each key does in a place. */
export const keyMap = (place: KeyPlace, hasSingleKeys: boolean): ReadonlyMap<string, KeyAct> =>
  new Map(actsIn(place).flatMap((act) => keysOf(act, hasSingleKeys).map((name) => [name, act] as const)))

/** The keys of the four grades. */
export const gradeKeys = (hasSingleKeys: boolean): Readonly<Record<Rating, readonly string[]>> => ({
  1: keysOf('again', hasSingleKeys),
  2: keysOf('hard', hasSingleKeys),
  3: keysOf('good', hasSingleKeys),
  4: keysOf('easy', hasSingleKeys),
})

/** What a key press does; null if nothing. */
export const actOfPress = (keys: ReadonlyMap<string, KeyAct>, press: KeyPress): KeyAct | null => {
  for (const name of keyNames(press)) {
    const act = keys.get(name)
    if (act !== undefined) return act
  }
  return null
}
