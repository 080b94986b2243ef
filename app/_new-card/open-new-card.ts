/** What a new card begins with. */
export type NewCardStart = { readonly front?: string }

const OPENED = 'aide:new-card'

/** Opens “New card” over any page, with a question filled in if one is given. What was typed before is kept behind it. */
export function openNewCard(start: NewCardStart = {}): void {
  window.dispatchEvent(new CustomEvent<NewCardStart>(OPENED, { detail: start }))
}

/** Calls back when “New card” is to be opened. @returns what ends it */
export function onOpenNewCard(open: (start: NewCardStart) => void): () => void {
  const hear = (event: Event) => open((event as CustomEvent<NewCardStart>).detail) // only `openNewCard` sends it
  window.addEventListener(OPENED, hear)
  return () => window.removeEventListener(OPENED, hear)
}
