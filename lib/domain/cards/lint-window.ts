import type { Anchor } from '../content/anchor'

/**
 * How far from a passage the rules look, in characters: further than most sections reach. A page may be one paragraph of
 * megabytes, and the lint runs while others wait.
 */
const REACH_CHARACTERS = 8_000

/** The part of a long text around a passage, cut between blocks or words, with the passage's place in it. */
export const windowAround = (text: string, passage: Anchor): { readonly text: string; readonly passage: Anchor } => {
  if (text.length <= 2 * REACH_CHARACTERS) return { text, passage }
  const least = Math.max(0, passage.start - REACH_CHARACTERS)
  const most = Math.min(text.length, passage.end + REACH_CHARACTERS)
  const before = text.slice(least, passage.start)
  const after = text.slice(passage.end, most)
  const [firstBlock, firstSpace] = [before.indexOf('\n\n'), before.indexOf(' ')]
  const [lastBlock, lastSpace] = [after.lastIndexOf('\n\n'), after.lastIndexOf(' ')]
  const from = least === 0 ? 0 : firstBlock >= 0 ? least + firstBlock + 2 : least + firstSpace + 1
  const to = most === text.length ? most : passage.end + Math.max(lastBlock >= 0 ? lastBlock : lastSpace, 0)
  const near = text.slice(from, to)
  return { text: near, passage: { ...passage, start: passage.start - from, end: passage.end - from } }
}
