import { hasSingleKeys } from '@/app/_ui/single-keys'
import { keysOf } from '@/lib/domain/keys/key-bindings'
import { ariaKeys } from '@/lib/domain/keys/key-press'

/** The one thing beside the card in focus mode. */
export function LeaveFocus({ onLeave }: { readonly onLeave: () => void }) {
  return (
    <button
      type="button"
      aria-label="Leave focus mode"
      aria-keyshortcuts={ariaKeys(keysOf('focus', hasSingleKeys()))}
      onClick={onLeave}
      className="fixed top-[env(safe-area-inset-top)] right-[env(safe-area-inset-right)] z-10 grid size-11 place-items-center text-quiet hover:text-ink"
    >
      <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4 stroke-[1.6] stroke-current">
        <path d="m4 4 8 8m0-8-8 8" strokeLinecap="round" />
      </svg>
    </button>
  )
}
