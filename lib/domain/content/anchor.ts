/** Where a passage stands in a snapshot: its words, up to 32 characters on both sides, and UTF-16 offsets. */
export type Anchor = {
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
  readonly start: number
  readonly end: number
}

export type AnchorFailure = { readonly failure: 'absent' | 'ambiguous' }

const CONTEXT_LENGTH = 32

const isLowSurrogate = (text: string, at: number): boolean => /[\uDC00-\uDFFF]/.test(text.charAt(at))

/** The anchor of a known span of a text. The contexts are never cut inside a character. Throws on an empty or foreign span. */
export function anchorAt(text: string, start: number, end: number): Anchor {
  if (!(start >= 0 && end > start && end <= text.length)) {
    throw new RangeError(`A passage from ${start} to ${end} does not lie in a text of ${text.length} characters.`)
  }
  let from = Math.max(0, start - CONTEXT_LENGTH)
  if (isLowSurrogate(text, from)) from += 1
  let to = Math.min(text.length, end + CONTEXT_LENGTH)
  if (isLowSurrogate(text, to)) to -= 1
  return {
    exact: text.slice(start, end),
    prefix: text.slice(from, start),
    suffix: text.slice(end, Math.max(to, end)),
    start,
    end,
  }
}

/**
 * The anchor of the words `exact` in a text, or in a span of it (UTF-16 offsets). Fails as a value where they do not
 * occur (or are empty), or occur more than once, overlaps included.
 */
export function anchorIn(
  text: string,
  exact: string,
  within: { readonly start: number; readonly end: number } = { start: 0, end: text.length },
): Anchor | AnchorFailure {
  if (exact === '') return { failure: 'absent' }
  const first = text.indexOf(exact, within.start)
  if (first < 0 || first + exact.length > within.end) return { failure: 'absent' }
  const second = text.indexOf(exact, first + 1)
  if (second >= 0 && second + exact.length <= within.end) return { failure: 'ambiguous' }
  return anchorAt(text, first, first + exact.length)
}

/** Of a paragraph that is longer, what is nearest to the passage: it is kept with every fact and sent with every card. */
const MOST_CONTEXT = 1_500

/** Where the words around a passage begin: at its block, or at a word within reach. */
function contextStart(text: string, start: number): number {
  const gap = text.lastIndexOf('\n\n', start - 2)
  const block = gap < 0 || start < 2 ? 0 : gap + 2
  const least = start - MOST_CONTEXT
  if (block >= least) return block
  const space = text.indexOf(' ', least)
  return space >= 0 && space < start ? space + 1 : least + (isLowSurrogate(text, least) ? 1 : 0)
}

/** Where they end, in the same way. */
function contextEnd(text: string, end: number): number {
  const gap = text.indexOf('\n\n', end)
  const block = gap < 0 ? text.length : gap
  const most = end + MOST_CONTEXT
  if (block <= most) return block
  const space = text.lastIndexOf(' ', most)
  return space > end ? space : most - (isLowSurrogate(text, most) ? 1 : 0)
}

/**
 * The passage with the rest of the blocks it touches (usually one paragraph), for display; of a paragraph of a page and
 * more only what is near. The three parts joined are a piece of the text as it stands.
 */
export function passageContext(
  text: string,
  { start, end }: Pick<Anchor, 'start' | 'end'>,
): { before: string; exact: string; after: string } {
  return {
    before: text.slice(contextStart(text, start), start),
    exact: text.slice(start, end),
    after: text.slice(end, contextEnd(text, end)),
  }
}
