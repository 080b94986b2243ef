import { type Block, parseBlocks } from './canonical'
import { withinLimits } from './heading-limits'
import { endOf, findStarts, type PostStart } from './posts/find-starts'
import { isIntroduction, labelledFields, titleOfFields } from './posts/line-kinds'
import { authorsOf, outletOf, publishedOf, urlOf } from './posts/post-bibliography'

/** One post of an archive. `text.slice(start, end)` is the post with its introduction and title. */
export type ArchivePart = {
  readonly title: string
  readonly authors: readonly string[]
  readonly outlet: string | null
  /** EDTF. */
  readonly published: string | null
  readonly url: string | null
  /** UTF-16 offsets into the archive's canonical text. */
  readonly start: number
  readonly end: number
  /** What its author says of the post before the title; null where it begins with the title. */
  readonly introduction: { readonly start: number; readonly end: number } | null
}

const partOf = (text: string, blocks: readonly Block[], start: PostStart, next: PostStart | undefined): ArchivePart => {
  const own = blocks.slice(start.first, endOf(blocks, next))
  const [first, last, heading] = [own[0], own.at(-1), blocks[start.title]]
  if (!first || !last || !heading) throw new Error('a post of an archive has no blocks')
  const isIntroduced = start.first < start.title && isIntroduction(first.text)
  const introduction = isIntroduced ? { start: first.start, end: first.end } : null
  const rest = own.slice(start.title - start.first)
  const title = titleOfFields(labelledFields(heading.text)) ?? heading.text
  const words = text.slice(heading.start, last.end)
  return {
    ...withinLimits({
      title,
      authors: authorsOf(rest, title),
      outlet: outletOf(introduction && first.text, rest),
      url: urlOf(rest),
    }),
    published: publishedOf(words, rest) ?? publishedOf(first.text, [first]),
    start: first.start,
    end: last.end,
    introduction,
  }
}

/**
 * Cuts the canonical text of an archive (a page of a weblog, a printout of search results, collected columns) into its
 * posts, in order. They are found by a beginning that repeats: an author's introduction before a title, a title with
 * byline, date or source, a header in labels, or a title after a row of signs. What stands before the first post is
 * left out. Null where the text is one article.
 */
export const cutArchive = (text: string): readonly ArchivePart[] | null => {
  const blocks = parseBlocks(text)
  const starts = findStarts(blocks)
  return starts.length < 2 ? null : starts.map((start, i) => partOf(text, blocks, start, starts[i + 1]))
}
