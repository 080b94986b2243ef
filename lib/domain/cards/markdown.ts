import type { Look } from './look'
import { type Leaf, leavesOf } from './markdown-blocks'
import { inlineLooks } from './markdown-inline'

/** Longer texts are shown as they are: nobody writes them on a card. */
export const LONGEST_READ = 20_000

/** Whether a text may hold a mark at all: most cards hold none, and are not read. */
const isPlain = (text: string): boolean => !/[*_`\\$\n]|\]\(|<http|^ *[#>]/iu.test(text)

/**
 * How each UTF-16 unit of a text is shown; null for one that is a mark and not shown. Null for all of a plain text. The
 * dialect is Markdown as docs/CARDS.md defines it, read by character so that gaps may lie anywhere across it.
 */
export function looksOf(text: string): (Look | null)[] | null {
  if (text.length > LONGEST_READ || isPlain(text)) return null
  if (!/\n|^ *[#>]/u.test(text)) return inlineLooks(text)
  const looks: (Look | null)[] = Array.from({ length: text.length }, () => null)
  const leaves = leavesOf(text)
  const only = leaves.length === 1 ? leaves[0] : undefined
  const isOneParagraph = only?.place.kind === 'paragraph' && !only.place.quote
  for (const leaf of leaves) lookInto(text, leaf, isOneParagraph, looks)
  return looks
}

function lookInto(text: string, { place, chars }: Leaf, isOneParagraph: boolean, looks: (Look | null)[]): void {
  const placed = isOneParagraph ? {} : { place }
  if (place.kind === 'code') {
    for (const at of chars) looks[at] = { ...placed, code: true }
    return
  }
  const own = inlineLooks(chars.map((at) => text.charAt(at)).join(''))
  for (const [index, at] of chars.entries()) {
    const look = own[index]
    if (look) looks[at] = { ...look, ...placed }
  }
}
