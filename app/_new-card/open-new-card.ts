import type { NewCardFields } from './written-cards'

/** What a new card begins with: all that was written of a card that could not be saved. */
export type NewCardStart = { readonly card?: NewCardFields }

/** Of the one host in the layout; null before it is loaded. */
let opens: ((start: NewCardStart) => void) | null = null
/** What was asked for before. */
let asked: NewCardStart | null = null

/** Opens “New card” over any page, with a card filled in if one is given. What was typed before is kept behind it. */
export function openNewCard(start: NewCardStart = {}): void {
  if (opens) opens(start)
  else asked = start
}

/** Calls back when “New card” is to be opened, at once if it was asked for before. @returns what ends it */
export function onOpenNewCard(open: (start: NewCardStart) => void): () => void {
  opens = open
  if (asked) open(asked)
  asked = null
  return () => {
    opens = null
  }
}
