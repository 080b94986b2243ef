'use client'

import type { ReactNode } from 'react'
import { Dialog } from '../_ui/dialog'
import { hasSingleKeys } from '../_ui/single-keys'
import { GlobalKeyList, KeysLink } from './key-list'

type KeysDialogProps = { readonly onClose: () => void; readonly children: ReactNode }

/** The keys of a page, and first whether single keys are off. */
export function KeysDialog({ onClose, children }: KeysDialogProps) {
  return (
    <Dialog open onClose={onClose} title="Keyboard shortcuts">
      {hasSingleKeys() ? null : (
        <p className="mb-4 text-quiet">
          Single-letter shortcuts are switched off in the settings. Those with Ctrl or ⌘ still work.
        </p>
      )}
      {children}
    </Dialog>
  )
}

/** The keys of a page that has no list of its own. */
export function GlobalKeysDialog({ onClose }: Pick<KeysDialogProps, 'onClose'>) {
  return (
    <KeysDialog onClose={onClose}>
      <GlobalKeyList />
      <p className="mt-5 text-quiet text-small">
        A review and the text of an article have more keys. Open the list there to see them. Ctrl or ⌘ + Enter saves in
        every form. <KeysLink />
      </p>
    </KeysDialog>
  )
}
