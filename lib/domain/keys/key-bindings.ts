import type { Rating } from '../scheduling/memory'
import { KEY_ACT_NAMES, KEY_ACTS, type KeyAct, type KeyChoices, type KeyPlace, type KeySettings } from './key-acts'
import { isSingleKey, type KeyPress, keyNames } from './key-press'

/** The keys of an act under a learner's choices, whether they are switched on or not. */
export const chosenKeys = (act: KeyAct, choices: KeyChoices): readonly string[] => choices[act] ?? KEY_ACTS[act].keys

/** The keys that do an act now: with single keys off, those with Ctrl, ⌘ or Alt, and keys that write nothing. */
export const keysOf = (act: KeyAct, { singleKeys, keys }: KeySettings): readonly string[] =>
  chosenKeys(act, keys).filter((name) => singleKeys || !isSingleKey(name))

/** The acts of a place, in the order of the lists. */
export const actsIn = (place: KeyPlace): readonly KeyAct[] =>
  KEY_ACT_NAMES.filter((act) => {
    const { places }: { readonly places: readonly KeyPlace[] } = KEY_ACTS[act]
    return places.includes(place)
  })

/** What each key does in a place. */
export const keyMap = (place: KeyPlace, settings: KeySettings): ReadonlyMap<string, KeyAct> =>
  // Of two acts with one key, which the settings refuse, the first has it.
  new Map(
    actsIn(place)
      .flatMap((act) => keysOf(act, settings).map((name) => [name, act] as const))
      .reverse(),
  )

/** The keys of the four grades. */
export const gradeKeys = (settings: KeySettings): Readonly<Record<Rating, readonly string[]>> => ({
  1: keysOf('again', settings),
  2: keysOf('hard', settings),
  3: keysOf('good', settings),
  4: keysOf('easy', settings),
})

/** What a key press does; null if nothing. */
export const actOfPress = (keys: ReadonlyMap<string, KeyAct>, press: KeyPress): KeyAct | null => {
  for (const name of keyNames(press)) {
    const act = keys.get(name)
    if (act !== undefined) return act
  }
  return null
}
