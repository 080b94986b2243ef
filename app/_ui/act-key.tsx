import type { KeyAct } from '@/lib/domain/keys/key-acts'
import { keysOf } from '@/lib/domain/keys/key-bindings'
import { ariaKeys, shownKey } from '@/lib/domain/keys/key-press'
import { Kbd } from './kbd'
import { hasSingleKeys } from './single-keys'

/** The first of the keys that do something, beside the words of its button; nothing if no key does. */
export function ActKey({ act }: { readonly act: KeyAct }) {
  const [key] = keysOf(act, hasSingleKeys())
  return key === undefined ? null : (
    <span aria-hidden="true">
      <Kbd>{shownKey(key)}</Kbd>
    </span>
  )
}

/** The keys of a button, for screen readers. */
export const keyShortcuts = (act: KeyAct): string | undefined => ariaKeys(keysOf(act, hasSingleKeys()))
