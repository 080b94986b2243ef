'use client'

import { GlobalKeyList } from '@/app/_palette/global-key-list'
import { Dialog } from '@/app/_ui/dialog'
import { Kbd } from '@/app/_ui/kbd'
import { DRAFT_KEYS, HELP_KEY, SELECTION_KEYS } from './draft-keys'

type KeysDialogProps = { readonly open: boolean; readonly singleKeys: boolean; readonly onClose: () => void }

/** The keys of the reading room. */
export function KeysDialog({ open, singleKeys, onClose }: KeysDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title="Keyboard shortcuts">
      {singleKeys ? null : (
        <p className="mb-4 text-quiet">
          Single-letter shortcuts are switched off in the settings. Ctrl or ⌘ + Z still undoes.
        </p>
      )}
      <KeyList title="Current draft" keys={[...DRAFT_KEYS, HELP_KEY]} />
      <KeyList title="Selected words" keys={SELECTION_KEYS} />
      <GlobalKeyList />
      <p className="mt-5 text-quiet text-small">
        Ctrl or ⌘ + Enter saves in every form. In the form for a fact, Esc closes it and keeps what you typed. While you
        select by sentence, Enter makes a fact and Esc cancels.
      </p>
      <p className="mt-2 text-quiet text-small">
        You can undo any number of decisions, even after a reload. Kinds you never want are listed in Library › Draft
        history, where you can allow them again.
      </p>
    </Dialog>
  )
}

function KeyList({ title, keys }: { readonly title: string; readonly keys: typeof DRAFT_KEYS }) {
  return (
    <>
      <h3 className="mt-4 mb-2 font-medium font-sans text-label text-quiet">{title}</h3>
      <dl className="grid grid-cols-[4.5rem_1fr] items-baseline gap-x-4 gap-y-2">
        {keys.map(({ act, shown, what }) => (
          <div key={act} className="contents">
            <dt className="flex gap-1.5">
              {shown.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
