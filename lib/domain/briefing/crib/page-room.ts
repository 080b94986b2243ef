import type { Crib, CribEntry, Paper } from './crib'
import { BOLD, cribLinesOf } from './text-width'

/** Sizes of statements in points, the most readable first; the style sheet sets everything else in proportion. */
export const SIZES_PT = [11.4, 10.8, 10.2, 9.8, 9.4, 9, 8.7] as const
export const SMALLEST_PT = 8.7

const MM_PT = 72 / 25.4
/** Width and height of the paper without its margins, as in crib-sheet.css. */
const ROOM_PT: Readonly<Record<Paper, { readonly width: number; readonly height: number }>> = {
  a4: { width: (210 - 2 * 15) * MM_PT, height: (297 - 2 * 12) * MM_PT },
  letter: { width: (215.9 - 2 * 15) * MM_PT, height: (279.4 - 2 * 12) * MM_PT },
}

/** Proportions of the style sheet to the size of statements. */
const HANG = 1.3
const LEADING = 1.26
const SMALL = { size: 0.78, leading: 1.32 }
const ENTRY_AROUND = 0.465
const GROUP = { size: 1.1, leading: 1.25, around: 0.85 }
/** The list of sources and the lines before it do not grow with the statements. */
const FOOT_PT = { size: 7.6, leading: 1.3, hang: 14 }
/** Type sets lines a little otherwise than the sum of widths says: what is taken to fit must fit. */
const CAUTION = 1.015
/** No browser is asked whether the page fits: this share of its height stays free for lines that broke earlier. */
const FREE_SHARE = 0.012
/** Counts and signs in two or three lines, the rule above and the gaps around them. */
const FOOTER_PT = 55
/** The end of a page that an entry with its heading does not reach, because entries are not parted. */
const PAGE_END_PT = 44

/** What the height of a fact depends on. */
type MeasuredLine = Pick<CribEntry, 'runs' | 'asOf' | 'cautions'> & { readonly citations: number }

export type Measure = {
  readonly headPt: (crib: Pick<Crib, 'title' | 'when' | 'place' | 'audience'>) => number
  readonly groupPt: (heading: string) => number
  readonly entryPt: (line: MeasuredLine) => number
  /** A source in the list at the foot. */
  readonly sourcePt: (words: string) => number
  /** No fact is less high. */
  readonly leastPt: number
  /** The height of so many pages together that may be filled. */
  readonly roomPt: (pages: number) => number
}

/** The lines of a statement with the numbers of its sources behind it, which are set smaller. */
const statementLines = ({ runs, asOf, citations }: MeasuredLine, columnEms: number): number => {
  const lengthOf = (list: CribEntry['runs']) => list.reduce((sum, { text }) => sum + text.length, 0)
  const boldShare = lengthOf(runs.filter(({ isBold }) => isBold)) / Math.max(1, lengthOf(runs))
  const words = runs.map(({ text }) => text).join('')
  const behind = `${asOf === null ? '' : ` (${asOf})`}${' [00'.repeat(citations)}`
  return cribLinesOf(words + behind, columnEms / (1 + (BOLD - 1) * boldShare))
}

/** How high the parts of a crib are, in points, at a size of type on a paper. */
export function measureOf(sizePt: number, paper: Paper): Measure {
  const { width, height } = ROOM_PT[paper]
  const wholeEms = width / sizePt / CAUTION
  const mainEms = wholeEms - HANG
  const footLinesOf = (words: string) => cribLinesOf(words, (width - FOOT_PT.hang) / FOOT_PT.size / CAUTION)
  return {
    headPt: ({ title, when, place, audience }) => {
      const line = [when, place, audience].filter((part) => part !== null).join(' · ')
      const header = cribLinesOf(title, width / 19, true) * 19 * 1.15 + cribLinesOf(line, width / 9.5) * 9.5 * 1.35 + 9
      return header + FOOTER_PT
    },
    groupPt: (heading) =>
      sizePt * (cribLinesOf(heading, wholeEms / GROUP.size, true) * GROUP.size * GROUP.leading + GROUP.around),
    entryPt: (line) => {
      const cautionLines = line.cautions.reduce(
        (sum, { words }) => sum + cribLinesOf(`† ${words}`, mainEms / SMALL.size, true),
        0,
      )
      const ems = statementLines(line, mainEms) * LEADING + cautionLines * SMALL.size * SMALL.leading
      return sizePt * (ems + ENTRY_AROUND)
    },
    sourcePt: (words) => footLinesOf(words) * FOOT_PT.size * FOOT_PT.leading,
    leastPt: sizePt * (LEADING + ENTRY_AROUND),
    roomPt: (pages) => height * (1 - FREE_SHARE) * pages - (pages - 1) * PAGE_END_PT,
  }
}
