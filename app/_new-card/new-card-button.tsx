'use client'

import { openOverlay } from '../_palette/open-palette'
import { early } from '../_ui/button'
import type { HeaderKey } from '../_ui/header-tools'

/** “New card” in the head of every page. */
export function NewCardButton({ keys: { shown, aria } }: { readonly keys: HeaderKey }) {
  return (
    <button
      type="button"
      {...early(() => openOverlay('new-card'))}
      aria-keyshortcuts={aria}
      title={shown === undefined ? 'New card' : `New card (${shown})`}
      className="inline-flex min-h-11 min-w-11 shrink-0 justify-center items-center gap-1.5 rounded-control px-2.5 text-quiet text-small hover:bg-rule/50 hover:text-ink max-sm:ml-auto"
    >
      <span aria-hidden="true" className="text-base">
        +
      </span>
      {/* Beside “Add” at the thumb, which adds an article. */}
      <span aria-hidden="true" className="sm:hidden">
        Card
      </span>
      <span className="max-lg:sr-only">New card</span>
    </button>
  )
}
