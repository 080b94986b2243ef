import { parseBlocks } from './canonical-text'

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

/**
 * The passage with the rest of the blocks it touches (usually one paragraph), for display. The three parts joined
 * are a piece of the text as it stands.
 */
export function passageContext(
  text: string,
  anchor: Pick<Anchor, 'start' | 'end'>,
): { before: string; exact: string; after: string } {
  const touched = parseBlocks(text).filter((block) => block.start < anchor.end && block.end > anchor.start)
  const from = Math.min(touched[0]?.start ?? anchor.start, anchor.start)
  const to = Math.max(touched.at(-1)?.end ?? anchor.end, anchor.end)
  return {
    before: text.slice(from, anchor.start),
    exact: text.slice(anchor.start, anchor.end),
    after: text.slice(anchor.end, to),
  }
}
