import { GlobalKeyList } from '@/app/_palette/global-key-list'
import { KeyList, KeysLink } from '@/app/_palette/key-list'
import { Dialog } from '@/app/_ui/dialog'
import { hasSingleKeys } from '@/app/_ui/single-keys'
import { actsIn } from '@/lib/domain/keys/key-bindings'

const OWN = actsIn('session')

/** The keys of the review. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title="Keyboard shortcuts">
      {hasSingleKeys() ? null : (
        <p className="mb-4 text-quiet">
          Single-letter shortcuts are switched off in the settings. Those with Ctrl or ⌘ still work.
        </p>
      )}
      <KeyList acts={OWN} />
      <p className="mt-5 text-quiet text-small">
        You can undo any number of steps. On a Mac, use ⌘ for Ctrl. A buried card comes back tomorrow. A suspended card
        stays away until you resume it under Cards. <KeysLink />
      </p>
      <GlobalKeyList />
    </Dialog>
  )
}
