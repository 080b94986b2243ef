import { hasSingleKeys } from '@/app/_ui/single-keys'
import type { KeyAct, KeyPlace } from '@/lib/domain/keys/key-acts'
import { actOfPress, keyMap } from '@/lib/domain/keys/key-bindings'

/** Says what a key press does in a place. The switch for single keys is read at each press: it may have been used since. */
export const createActLookup = (place: KeyPlace) => {
  const [all, withoutSingle] = [keyMap(place, true), keyMap(place, false)]
  return (event: KeyboardEvent): KeyAct | null => actOfPress(hasSingleKeys() ? all : withoutSingle, event)
}
