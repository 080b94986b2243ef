import type { TextBlock, TextSpan } from '@/lib/domain/reading/article-parts'

export type { TextBlock, TextSpan }

/** A run of words under the passages of these facts, or of none. */
export type TextRun = { readonly text: string; readonly facts: readonly string[] }

/** A stretch of a block's words: marked where any passage covers it. Joined they are the words of the block. */
export type TextStretch = { readonly marked: boolean; readonly runs: readonly TextRun[] }

/** Cuts a block's words where passages begin and end, so that each can be shown by itself where they overlap. */
export function textStretchesOf(
  block: Pick<TextBlock, 'wordsFrom' | 'end' | 'text'>,
  passages: readonly (TextSpan & { readonly factId: string })[],
): readonly TextStretch[] {
  const within = passages.filter(({ start, end }) => start < block.end && end > block.wordsFrom)
  const edges = within.flatMap(({ start, end }) => [start, end]).filter((at) => at > block.wordsFrom && at < block.end)
  const cuts = [...new Set([block.wordsFrom, ...edges, block.end])].sort((a, b) => a - b)
  const stretches: { marked: boolean; runs: TextRun[] }[] = []
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
