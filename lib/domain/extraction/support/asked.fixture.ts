import type { DraftCard } from '../../drafts/fact-draft'

/** A card with its answer as a deletion: a cloze as it is, a question with its answer behind it. */
export const withAnswer = ({ front, back }: DraftCard): string => (back === '' ? front : `${front} {{c1::${back}}}`)
