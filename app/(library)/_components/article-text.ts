import { type Block, parseBlocks } from '@/lib/domain/content/canonical-text'

/** UTF-16 offsets into the article's text. */
export type TextSpan = { readonly start: number; readonly end: number }

/** A block of the text whose words begin at `wordsFrom`, behind the marker of a heading or an item. */
export type TextBlock = Block & { readonly wordsFrom: number }

/** Some pages of a printed book: more in one screen is slow to lay out and to find one's way in. */
const PART_CHARACTERS = 40_000

/** The blocks of a text in parts for one screen each, cut before a heading where one is near. A short text has one. */
export function partsOf(text: string, partCharacters = PART_CHARACTERS): readonly (readonly TextBlock[])[] {
  const parts: TextBlock[][] = [[]]
  let length = 0
  for (const block of parseBlocks(text)) {
    const isFull = length >= partCharacters || (block.kind === 'heading' && length >= partCharacters * 0.7)
    if (isFull) {
      parts.push([])
      length = 0
    }
    parts.at(-1)?.push({ ...block, wordsFrom: block.end - block.text.length })
    length += block.end - block.start
  }
  return parts
}

/** A run of words under the passages of these facts, or of none. */
export type Run = { readonly text: string; readonly facts: readonly string[] }

/** A stretch of a block's words: marked where any passage covers it. Joined they are the words of the block. */
export type Stretch = { readonly marked: boolean; readonly runs: readonly Run[] }

/** Cuts a block's words where passages begin and end, so that each can be shown by itself where they overlap. */
export function stretchesOf(
  block: Pick<TextBlock, 'wordsFrom' | 'end' | 'text'>,
  passages: readonly (TextSpan & { readonly factId: string })[],
): readonly Stretch[] {
  const within = passages.filter(({ start, end }) => start < block.end && end > block.wordsFrom)
  const edges = within.flatMap(({ start, end }) => [start, end]).filter((at) => at > block.wordsFrom && at < block.end)
  const cuts = [...new Set([block.wordsFrom, ...edges, block.end])].sort((a, b) => a - b)
  const stretches: { marked: boolean; runs: Run[] }[] = []
  for (const [i, from] of cuts.entries()) {
    const to = cuts[i + 1]
    if (to === undefined) continue
    const facts = within.filter(({ start, end }) => start <= from && end >= to).map(({ factId }) => factId)
    const run = { text: block.text.slice(from - block.wordsFrom, to - block.wordsFrom), facts }
    const open = stretches.at(-1)
    if (open && open.marked === facts.length > 0) open.runs.push(run)
    else stretches.push({ marked: facts.length > 0, runs: [run] })
  }
  return stretches
}
