import { headLineOf } from './head-line'

/** Lines that are a byline, a date or both begin and end a block; where the others break is left to their reader. */
const HEAD_BLOCKS = 8
const MOST_LINES = 12

/** Whether a line says who wrote an article, when or for whom, without a word more. */
export const isHeadLine = (line: string): boolean => {
  const read = headLineOf(line)
  return read !== null && read.kind !== 'beside'
}

/**
 * The lines of one of the first blocks of a text, in groups: a byline or a line with a date is a group by itself, and so
 * is what stands before and after it. One group where the block has no such line.
 */
export function headGroups(lines: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = []
  let open = false
  for (const [at, line] of lines.entries()) {
    const isOwn = at < MOST_LINES && isHeadLine(line)
    const last = groups.at(-1)
    if (isOwn || !open || !last) groups.push([line])
    else last.push(line)
    open = !isOwn
  }
  return groups
}

/** Parts the first blocks of a text where a line of them is a byline or a date; the lines of the others are joined. */
export const partHeadLines = (
  blocks: readonly string[],
  lineBreak: RegExp,
  joined: (text: string) => string,
): string[] => {
  let seen = 0
  return blocks.flatMap((block) => {
    if (block.trim() === '') return [block]
    seen += 1
    const lines = seen <= HEAD_BLOCKS ? block.split(lineBreak) : []
    return lines.length < 2 ? [joined(block)] : headGroups(lines).map((group) => joined(group.join(' ')))
  })
}
