import { useEffect, useRef } from 'react'
import { classNames } from '@/app/_ui/class-names'
import { Kbd } from '@/app/_ui/kbd'
import { hasSingleKeys } from '@/app/_ui/single-keys'
import type { KeyAct } from '@/lib/domain/keys/key-acts'
import { keysOf } from '@/lib/domain/keys/key-bindings'
import { ariaKeys, shownKey } from '@/lib/domain/keys/key-press'

/** A device that is only touched has no keys to show. */
const NEEDS_KEYS = 'pointer-coarse:hidden any-pointer-fine:inline-flex'

const MENU: readonly { readonly act: KeyAct; readonly label: string }[] = [
  { act: 'undo', label: 'Undo the last step' },
  { act: 'edit', label: 'Edit' },
  { act: 'mark', label: 'Mark' },
  { act: 'flag', label: 'Flag …' },
  { act: 'paragraph', label: 'Whole paragraph' },
  { act: 'details', label: 'Details' },
  { act: 'replay', label: 'Read aloud' },
  { act: 'focus', label: 'Focus mode' },
  { act: 'larger-text', label: 'Larger text' },
  { act: 'smaller-text', label: 'Smaller text' },
  { act: 'bury-card', label: 'Bury card' },
  { act: 'bury-fact', label: 'Bury fact' },
  { act: 'suspend-card', label: 'Suspend card' },
  { act: 'suspend-fact', label: 'Suspend fact' },
  { act: 'delete', label: 'Retire fact …' },
  { act: 'help', label: 'Keyboard shortcuts' },
]

type ReviewMenuProps = {
  readonly hasCard: boolean
  /** Whether its answer is shown, and with it the passage. */
  readonly isAnswered: boolean
  /** Whether “More” was pressed before this was there. */
  readonly isWanted: boolean
  readonly onAct: (act: KeyAct) => void
}

/** Everything else that can be done; the button “More” opens it, by itself once this is there. */
export function ReviewMenu({ hasCard, isAnswered, isWanted, onAct }: ReviewMenuProps) {
  const menu = useRef<HTMLDivElement>(null)
  const wasWanted = useRef(isWanted)
  useEffect(() => {
    if (wasWanted.current) menu.current?.showPopover()
  }, [])
  const items = MENU.filter(({ act }) =>
    hasCard ? isAnswered || act !== 'paragraph' : act === 'help' || act === 'undo',
  )
  return (
    <div
      ref={menu}
      id="review-menu"
      popover="auto"
      className="fixed inset-auto top-14 right-2 m-0 max-h-[calc(100dvh-4rem)] w-60 overflow-y-auto rounded-sheet border border-rule bg-sheet p-1.5 text-ink shadow-sheet sm:right-[max(1.5rem,calc(50vw-36rem+1.5rem))]"
    >
      {items.map(({ act, label }) => (
        <button
          key={act}
          type="button"
          onClick={() => {
            menu.current?.hidePopover()
            onAct(act)
          }}
          className={classNames(
            'flex min-h-11 w-full items-center justify-between gap-3 rounded-control px-3 text-left hover:bg-rule/50',
            act === 'help' && NEEDS_KEYS,
          )}
        >
          {label}
          <MenuKey act={act} />
        </button>
      ))}
    </div>
  )
}

/** The first key of an act. */
function MenuKey({ act }: { readonly act: KeyAct }) {
  const [key] = act === 'flag' ? ['Ctrl+1–7'] : keysOf(act, hasSingleKeys())
  return key === undefined ? null : (
    <span aria-hidden="true" className={NEEDS_KEYS}>
      <Kbd>{shownKey(key)}</Kbd>
    </span>
  )
}

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
