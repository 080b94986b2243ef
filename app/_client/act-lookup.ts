import { keySettings } from '@/app/_ui/key-settings'
import type { KeyAct, KeyPlace, KeySettings } from '@/lib/domain/keys/key-acts'
import { actOfPress, keyMap } from '@/lib/domain/keys/key-bindings'

/** Says what a key press does in a place. The keys are worked out again only if the learner changes them. */
export const createActLookup = (place: KeyPlace) => {
  let settings: KeySettings | null = null
  let map: ReadonlyMap<string, KeyAct> = new Map()
  return (event: KeyboardEvent): KeyAct | null => {
    const now = keySettings()
    if (now !== settings) {
      settings = now
      map = keyMap(place, now)
    }
    return actOfPress(map, event)
  }
}
