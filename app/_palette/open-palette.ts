import type { NewCardFields } from '../_new-card/written-cards'

/** What the host over every page can show; “New card” also with all that was written of a card that could not be saved. */
export type Overlay = 'palette' | 'keys' | 'new-card' | { readonly card: NewCardFields }

type Open = (overlay: Overlay) => void

let listener: Open | null = null
/** Asked for before the listener was there, which is loaded after the page. */
let waiting: Overlay | null = null

/** Opens one of them over any page; if its code is still loading, as soon as it is there. */
export function openOverlay(overlay: Overlay): void {
  if (listener) listener(overlay)
  else waiting = overlay
}

/** Calls back when one is to be opened, at once if one was asked for before. @returns what ends it */
export function onOpenOverlay(open: Open): () => void {
  listener = open
  if (waiting !== null) open(waiting)
  waiting = null
  return () => {
    if (listener === open) listener = null
  }
}
