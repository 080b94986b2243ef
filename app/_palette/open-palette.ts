/** What the host over every page can show. */
export type Overlay = 'palette' | 'keys'

const OPENED = 'aide:overlay'

/** Opens the command palette or the list of keys over any page. */
export function openOverlay(overlay: Overlay): void {
  window.dispatchEvent(new CustomEvent<Overlay>(OPENED, { detail: overlay }))
}

/** Calls back when one is to be opened. @returns what ends it */
export function onOpenOverlay(open: (overlay: Overlay) => void): () => void {
  const hear = (event: Event) => open((event as CustomEvent<Overlay>).detail) // only `openOverlay` sends it
  window.addEventListener(OPENED, hear)
  return () => window.removeEventListener(OPENED, hear)
}
