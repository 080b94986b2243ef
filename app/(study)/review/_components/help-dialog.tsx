import { GlobalKeyList, KeyList, KeysLink } from '@/app/_palette/key-list'
import { KeysDialog } from '@/app/_palette/keys-dialog'
import { actsIn } from '@/lib/domain/keys/key-bindings'

const OWN = actsIn('session')

/** The keys of the review. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <KeysDialog onClose={onClose}>
      <KeyList acts={OWN} />
      <p className="mt-5 text-quiet text-small">
        You can undo any number of steps. On a Mac, use ⌘ for Ctrl. A buried card comes back tomorrow. A suspended card
        stays away until you resume it under Cards. <KeysLink />
      </p>
      <GlobalKeyList />
    </KeysDialog>
  )
}
