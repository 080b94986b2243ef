import { windowAround } from '../../domain/cards/lint-window'
import type { FactInput } from '../facts/fact-input'
import type { AdviceGround } from '../facts/lint-draft'

/** A draft, and what of its article the lint looks at. */
export type DraftOnGround = { readonly fact: FactInput; readonly ground: AdviceGround }

/** The draft with as much of its article as the lint looks at: of a book, a few pages. */
export const onGround = (fact: FactInput, ground: AdviceGround): DraftOnGround => ({
  fact,
  ground: ground.passage ? { ...ground, ...windowAround(ground.text, ground.passage) } : ground,
})
