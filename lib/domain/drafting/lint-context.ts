import type { Anchor } from '../content/anchor'

/**
 * How far from a passage the rules look, in characters: further than most sections reach. A page may be one paragraph of
 * megabytes, and the lint runs while others wait.
 */
const REACH_CHARACTERS = 8_000

/** Passages that begin and end in the same cell have the same window, so that its words and figures are read once. */
const CELL_CHARACTERS = 4_000

/** What a draft is linted against. */
export type LintContext = {
  /** The article’s text around the passage. */
  readonly text: string
  /** Its offsets count in `text`; null if the fact came from another program without one. */
  readonly passage: Anchor | null
  /** EDTF: when the article was published. Relative dates count from it. */
  readonly published: string | null
}

/**
 * What of an article the lint looks at around a passage, cut between blocks or words. Whoever lints a draft takes it from
 * here, so that a draft is offered if and only if it can be saved.
 */
export const lintContextOf = (
  { text, published }: { readonly text: string; readonly published: string | null },
  passage: Anchor | null,
): LintContext => {
  if (passage === null || passage.exact === '') return { text: '', passage: null, published }
  if (text.length <= 2 * REACH_CHARACTERS) return { text, passage, published }
  const first = Math.floor(passage.start / CELL_CHARACTERS) * CELL_CHARACTERS
  const last = Math.ceil(passage.end / CELL_CHARACTERS) * CELL_CHARACTERS
  const least = Math.max(0, first - REACH_CHARACTERS)
  const most = Math.min(text.length, last + REACH_CHARACTERS)
  const before = text.slice(least, first)
  const after = text.slice(last, most)
  const [firstBlock, firstSpace] = [before.indexOf('\n\n'), before.indexOf(' ')]
  const [lastBlock, lastSpace] = [after.lastIndexOf('\n\n'), after.lastIndexOf(' ')]
  const from = least === 0 ? 0 : firstBlock >= 0 ? least + firstBlock + 2 : least + firstSpace + 1
  const to = most === text.length ? most : last + Math.max(lastBlock >= 0 ? lastBlock : lastSpace, 0)
  const { exact, prefix, suffix, start, end } = passage
  const near: Anchor = { exact, prefix, suffix, start: start - from, end: end - from }
  return { text: text.slice(from, to), passage: near, published }
}
