import type { CardMedia, CardShape, Look } from './look'
import { looksOf } from './markdown'
import type { Place } from './markdown-blocks'

/**
 * A run of a card's text with one look. `hidden` marks the deletion that the card asks for, on both of its sides: on
 * the question side its text is the blank, on the answer side the words. Never HTML.
 */
export type Segment = {
  readonly text: string
  readonly bold?: true
  readonly italic?: true
  readonly code?: true
  /** An http or https address. */
  readonly href?: string
  /** The text is LaTeX; runs with the same `at` are one formula. */
  readonly maths?: { readonly at: number; readonly display: boolean }
  /** The text says what is shown: its text alternative. */
  readonly media?: CardMedia
  /** The text names what the shape hides. */
  readonly shape?: CardShape
  /** Which paragraph, list item, table cell … it stands in; missing where the side is one paragraph. */
  readonly place?: Place
  /** Parts two places where the text is read as one string; where places are drawn it is not. */
  readonly between?: true
  readonly hidden?: true
  readonly hint?: string
}

/** The text of segments as one string: lines are parted by line breaks, cells of a table by ` | `. */
export const textOf = (segments: readonly Segment[]): string => segments.map((segment) => segment.text).join('')

type Run = Pick<Segment, 'text' | 'hidden' | 'hint'>

/** A piece of a run, cut where the look changes; `run` is null for what stands between places of two runs. */
export type Piece = { readonly run: number | null; readonly segment: Segment }

const partOf = (run: Run, text: string, { bold, italic, code, href, maths, media, shape, place }: Look): Segment => ({
  ...run,
  text,
  ...(bold ? { bold } : {}),
  ...(italic ? { italic } : {}),
  ...(code ? { code } : {}),
  ...(href === undefined ? {} : { href }),
  ...(maths === undefined ? {} : { maths }),
  ...(media === undefined ? {} : { media }),
  ...(shape === undefined ? {} : { shape }),
  ...(place === undefined ? {} : { place }),
})

const isSameLook = (a: Look, b: Look): boolean =>
  a === b ||
  (a.bold === b.bold &&
    a.italic === b.italic &&
    a.code === b.code &&
    a.href === b.href &&
    a.maths === b.maths &&
    a.media === b.media &&
    a.shape === b.shape &&
    a.place === b.place)

/**
 * The runs of a text as pieces of one look each, without marks. The text is read as a whole: a mark may open in one run
 * and close in another, so that gaps stand in emphasis, cells and formulas, and across them.
 */
export function piecesOf(runs: readonly Run[]): Piece[] {
  const text = textOf(runs)
  const looks = looksOf(text)
  if (looks === null) return runs.flatMap((segment, run) => (segment.text === '' ? [] : [{ run, segment }]))
  const pieces: Piece[] = []
  let offset = 0
  let last: { look: Look; run: number } | null = null
  for (const [run, segment] of runs.entries()) {
    let from = -1
    let kept = ''
    const close = () => {
      if (from >= 0 && last) pieces.push({ run, segment: partOf(segment, kept, last.look) })
      from = -1
      kept = ''
    }
    for (let at = 0; at < segment.text.length; at += 1) {
      const look = looks[offset + at]
      if (!look) continue
      if (from < 0 || !last || !isSameLook(look, last.look)) {
        close()
        if (last && look.place && last.look.place !== look.place) {
          const inside = last.run === run ? run : null
          const mark = inside === null ? {} : segment
          pieces.push({ run: inside, segment: { ...mark, text: look.place.before, between: true } })
        }
        from = at
      }
      last = { look, run }
      kept += segment.text.charAt(at)
    }
    close()
    offset += segment.text.length
  }
  return pieces
}

/**
 * The segments with Markdown turned into looks and places and its marks taken away. A pair of marks may span segments.
 * What has no partner (`**open`), or is no mark (`5 * 3`, `$190 billion`), stays as it is.
 */
export const withMarks = (segments: readonly Segment[]): Segment[] => piecesOf(segments).map(({ segment }) => segment)
