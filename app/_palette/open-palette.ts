/** What the host over every page can show. */
export type Overlay = 'palette' | 'keys'

type Open = (overlay: Overlay) => void

let listener: Open | null = null
/** Asked for before the listener was there, which is loaded after the page. */
let waiting: Overlay | null = null

/** Opens the command palette or the list of keys over any page; if their code is still loading, as soon as it is there. */
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
