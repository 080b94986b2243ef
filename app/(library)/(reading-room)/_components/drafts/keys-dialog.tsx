'use client'

import { GlobalKeyList, KeyList, KeysLink } from '@/app/_palette/key-list'
import { KeysDialog } from '@/app/_palette/keys-dialog'
import type { KeyAct } from '@/lib/domain/keys/key-acts'
import { actsIn } from '@/lib/domain/keys/key-bindings'

/** What is done with words that are selected in the text. */
const SELECTION: readonly KeyAct[] = ['choose-passage', 'make-cloze', 'make-question', 'make-typed', 'highlight']
const DRAFT = actsIn('reading-room').filter((act) => !SELECTION.includes(act))

/** The keys of the reading room. */
export function RoomKeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <KeysDialog onClose={onClose}>
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
    </KeysDialog>
  )
}

const PartTitle = ({ children }: { readonly children: string }) => (
  <h3 className="mt-4 mb-2 font-medium font-sans text-label text-quiet">{children}</h3>
)
