import type { CardId } from '../ids'

/** The sides of a card as a learner writes them. */
export type EditedSides = { readonly front: string; readonly back: string; readonly hint: string | null }

/** A card with the sides that it has, or gets. */
export type SidesOfCard = EditedSides & { readonly cardId: CardId }
