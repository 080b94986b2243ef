import { type Anchor, passageContext } from './anchor'
import { normalise, type Relocation, relocateIn } from './relocate'

/** A passage of an older text, under any name its owner knows it by. */
export type OldPassage = { readonly id: string; readonly anchor: Anchor }

/** Where it stands in the newer text, with its paragraph on both sides. */
export type CarriedOver = Relocation & { readonly id: string; readonly before: string; readonly after: string }

/** Finds passages of an older canonical text in a newer one; in their order. @param length of the older text */
export const reanchor = (passages: readonly OldPassage[], length: number, newText: string): readonly CarriedOver[] => {
  const newer = normalise(newText)
  return passages.map(({ id, anchor }) => {
    const found = relocateIn(anchor, length, newer)
    const { before, after } = found.anchor ? passageContext(newText, found.anchor) : { before: '', after: '' }
    return { id, ...found, before, after }
  })
}
