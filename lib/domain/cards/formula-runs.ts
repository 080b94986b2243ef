import type { Segment } from './segments'

/** A formula as LaTeX, or a run of text, in the order of a side. */
export type InlineRun =
  | { readonly kind: 'text'; readonly segment: Segment }
  | { readonly kind: 'maths'; readonly display: boolean; readonly segments: readonly Segment[] }

/** The segments of one place with the parts of each formula gathered. */
export function inlineRuns(segments: readonly Segment[]): InlineRun[] {
  const runs: (InlineRun & { segments?: Segment[] })[] = []
  let formula: { at: number; segments: Segment[] } | null = null
  for (const segment of segments) {
    const { maths } = segment
    if (!maths) {
      formula = null
      runs.push({ kind: 'text', segment })
    } else if (formula && formula.at === maths.at) formula.segments.push(segment)
    else {
      formula = { at: maths.at, segments: [segment] }
      runs.push({ kind: 'maths', display: maths.display, segments: formula.segments })
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
