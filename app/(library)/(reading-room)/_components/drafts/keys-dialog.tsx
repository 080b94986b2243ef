'use client'

import { GlobalKeyList } from '@/app/_palette/global-key-list'
import { KeyList, KeysLink } from '@/app/_palette/key-list'
import { Dialog } from '@/app/_ui/dialog'
import { hasSingleKeys } from '@/app/_ui/single-keys'
import type { KeyAct } from '@/lib/domain/keys/key-acts'
import { actsIn } from '@/lib/domain/keys/key-bindings'

/** What is done with words that are selected in the text. */
const SELECTION: readonly KeyAct[] = ['choose-passage', 'make-cloze', 'make-question', 'make-typed', 'highlight']
const DRAFT = actsIn('reading-room').filter((act) => !SELECTION.includes(act))

type KeysDialogProps = { readonly open: boolean; readonly onClose: () => void }

/** The keys of the reading room. */
export function KeysDialog({ open, onClose }: KeysDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title="Keyboard shortcuts">
      {hasSingleKeys() ? null : (
        <p className="mb-4 text-quiet">
          Single-letter shortcuts are switched off in the settings. Those with Ctrl or ⌘ still work.
        </p>
      )}
      <PartTitle>Current draft</PartTitle>
      <KeyList acts={DRAFT} words={{ undo: 'Undo the last decision' }} />
      <PartTitle>Selected words</PartTitle>
      <KeyList acts={SELECTION} />
      <GlobalKeyList />
      <p className="mt-5 text-quiet text-small">
        Ctrl or ⌘ + Enter saves in every form. In the form for a fact, Esc closes it and keeps what you typed. While you
        select by sentence, Enter makes a fact and Esc cancels. <KeysLink />
      </p>
      <p className="mt-2 text-quiet text-small">
        You can undo any number of decisions, even after a reload. Kinds you never want are listed at the end of the
        page, where you can allow them again.
      </p>
    </Dialog>
  )
}

const PartTitle = ({ children }: { readonly children: string }) => (
  <h3 className="mt-4 mb-2 font-medium font-sans text-label text-quiet">{children}</h3>
)
