'use client'

import { Dialog } from '../_ui/dialog'
import { hasSingleKeys } from '../_ui/single-keys'
import { GlobalKeyList } from './global-key-list'
import { KeysLink } from './key-list'

/** The keys of a page that has no list of its own. */
export function GlobalKeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title="Keyboard shortcuts">
      {hasSingleKeys() ? null : (
        <p className="text-quiet">
          Single-letter shortcuts are switched off in the settings. Those with Ctrl or ⌘ still work.
        </p>
      )}
      <GlobalKeyList />
      <p className="mt-5 text-quiet text-small">
        A review and the text of an article have more keys. Open the list there to see them. Ctrl or ⌘ + Enter saves in
        every form. <KeysLink />
      </p>
    </Dialog>
  )
}
