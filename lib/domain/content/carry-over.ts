import type { Anchor } from './anchor'
import { type Block, parseBlocks } from './canonical-text'
import { normalise, type Relocation, relocateIn } from './relocate'

/** A passage of an older text, under any name its owner knows it by. */
export type OldPassage = { readonly id: string; readonly anchor: Anchor }

/** Where it stands in the newer text, with the rest of its paragraph on both sides. */
export type CarriedOver = Relocation & { readonly id: string; readonly before: string; readonly after: string }

/** The first block that ends after an offset, by halving: thousands of passages may be asked for. */
const blockAt = (blocks: readonly Block[], offset: number): number => {
  let [low, high] = [0, blocks.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle]?.end ?? 0) > offset) high = middle
    else low = middle + 1
  }
  return low
}

const contextOf = (text: string, blocks: readonly Block[], { start, end }: Anchor) => {
  const from = Math.min(blocks[blockAt(blocks, start)]?.start ?? start, start)
  const to = Math.max(blocks[blockAt(blocks, end - 1)]?.end ?? end, end)
  return { before: text.slice(from, start), after: text.slice(end, to) }
}

/** Finds passages of an older canonical text in a newer one; in their order. @param length of the older text */
export const carryOver = (passages: readonly OldPassage[], length: number, newText: string): readonly CarriedOver[] => {
  const newer = normalise(newText)
  const blocks = parseBlocks(newText)
  return passages.map(({ id, anchor }) => {
    const found = relocateIn(anchor, length, newer)
    const context = found.anchor ? contextOf(newText, blocks, found.anchor) : { before: '', after: '' }
    return { id, ...found, ...context }
  })
}
