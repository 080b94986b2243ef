import type { CardMedia, CardShape } from './look'
import type { Segment } from './segments'

/** A formula as LaTeX, a medium or a shape with its words, or a run of text, in the order of a side. */
export type InlineRun =
  | { readonly kind: 'text'; readonly segment: Segment }
  | { readonly kind: 'maths'; readonly display: boolean; readonly segments: readonly Segment[] }
  | { readonly kind: 'media'; readonly media: CardMedia; readonly segments: readonly Segment[] }
  | { readonly kind: 'shape'; readonly shape: CardShape; readonly segments: readonly Segment[] }

/** The segments of one place with the parts of each formula, medium and shape gathered. */
export function inlineRuns(segments: readonly Segment[]): InlineRun[] {
  const runs: InlineRun[] = []
  let gathered: { readonly at: number; readonly segments: Segment[] } | null = null
  for (const segment of segments) {
    const { maths, media, shape } = segment
    const at = maths?.at ?? media?.at ?? shape?.at
    if (at === undefined) {
      gathered = null
      runs.push({ kind: 'text', segment })
    } else if (gathered && gathered.at === at) gathered.segments.push(segment)
    else {
      const parts = [segment]
      gathered = { at, segments: parts }
      if (maths) runs.push({ kind: 'maths', display: maths.display, segments: parts })
      else if (media) runs.push({ kind: 'media', media, segments: parts })
      else if (shape) runs.push({ kind: 'shape', shape, segments: parts })
    }
  }
  return runs
}

/** A text of LaTeX in which nothing is a command or a group. */
const literal = (text: string): string => text.replace(/[\\{}$&#^_%~]/gu, ' ')

/**
 * The LaTeX of a formula of which parts may be asked for: a gap is a box with its hint, the words of a deletion stand
 * in a box on the answer side.
 */
export const latexOf = (segments: readonly Segment[], side: 'question' | 'answer'): string =>
  segments
    .map(({ text, hidden, hint }) => {
      if (!hidden) return text
      if (side === 'answer') return `\\boxed{${text}}`
      return hint === undefined ? '\\boxed{\\,\\ldots\\,}' : `\\boxed{\\text{${literal(hint)}}}`
    })
    .join('')

/** The LaTeX of a formula without marks. */
export const plainLatexOf = (segments: readonly Segment[]): string => segments.map(({ text }) => text).join('')
