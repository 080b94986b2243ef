import type { Crib, CribEntry, CribOptions, Paper } from './crib'
import { sourceLine } from './source-words'
import { BOLD, cribLinesOf, emWidth } from './text-width'

/** Sizes of statements in points, the most readable first; the style sheet sets everything else in proportion. */
export const SIZES_PT = [10.4, 10, 9.6, 9.2, 8.8, 8.5, 8.2] as const

const MM_PT = 72 / 25.4
/** Width and height of the paper without its margins, as in crib-sheet.css. */
const ROOM_PT: Readonly<Record<Paper, { readonly width: number; readonly height: number }>> = {
  a4: { width: (210 - 2 * 15) * MM_PT, height: (297 - 2 * 12) * MM_PT },
  letter: { width: (215.9 - 2 * 15) * MM_PT, height: (279.4 - 2 * 12) * MM_PT },
}

/** Proportions of the style sheet to the size of statements. */
const HANG = 0.85
const GAP = 1.6
const STATEMENT = { leading: 1.28 }
const PASSAGE = { size: 0.86, leading: 1.3 }
const SOURCE = { size: 0.78, leading: 1.32 }
const ENTRY_AROUND = 0.62
const GROUP = { size: 1.12, leading: 1.25, around: 1.2 }
const KNOWN = { size: 0.86, leading: 1.32, around: 0.16, sourceSize: 0.9 }
/** Type sets lines a little otherwise than the sum of widths says: what is taken to fit must fit. */
const CAUTION = 1.015
/** No browser is asked whether the page fits: this share of its height stays free for lines that broke earlier. */
const FREE_SHARE = 0.03
/** Counts and signs in two lines, and what is around them. */
const FOOTER_PT = 36
/** The end of a first page that an entry does not reach, because entries are not parted. */
const PAGE_END_PT = 40

/** Sources that take more of a line than this leave no room for a passage that says anything. */
const MOST_BESIDE = 0.6

export type Measure = {
  /** Whether a passage fits in one line beside its source. */
  readonly fitsLine: (passage: string, sources: string) => boolean
  /** Whether sources are too long to stand beside a passage. */
  readonly needsOwnLine: (sources: string) => boolean
  readonly headPt: (crib: Pick<Crib, 'title' | 'when' | 'place' | 'audience'>) => number
  readonly groupPt: (heading: string) => number
  readonly entryPt: (entry: CribEntry) => number
  readonly knownPt: (entry: CribEntry) => number
  /** The height of all pages together that may be filled. */
  readonly roomPt: number
}

/**
 * The lines of a statement with its source behind it; the source is `sourceSize` times as large, and so counts with
 * that share of its letters.
 */
const statementLines = ({ runs }: CribEntry, source: string, sourceSize: number, columnEms: number): number => {
  const lengthOf = (list: CribEntry['runs']) => list.reduce((sum, { text }) => sum + text.length, 0)
  const boldShare = lengthOf(runs.filter(({ isBold }) => isBold)) / Math.max(1, lengthOf(runs))
  const words = runs.map(({ text }) => text).join('')
  const behind = source === '' ? '' : ` ${source.slice(0, Math.ceil(source.length * sourceSize))}`
  return cribLinesOf(words + behind, columnEms / (1 + (BOLD - 1) * boldShare))
}

/** How high the parts of a crib are, in points, at a size of type on a paper. */
export function measureOf(sizePt: number, { paper, pages }: Pick<CribOptions, 'paper' | 'pages'>): Measure {
  const { width, height } = ROOM_PT[paper]
  const wholeEms = width / sizePt / CAUTION
  const mainEms = wholeEms - HANG
  const cautionsPt = ({ cautions }: CribEntry, ems: number) =>
    cautions.reduce((sum, { words }) => sum + cribLinesOf(`† ${words}`, ems / SOURCE.size, true), 0) *
    (sizePt * SOURCE.size * SOURCE.leading)
  const fitsLine: Measure['fitsLine'] = (passage, sources) =>
    emWidth(`“${passage}”`) * PASSAGE.size + (sources === '' ? 0 : GAP + emWidth(sources) * SOURCE.size) <= mainEms
  return {
    fitsLine,
    needsOwnLine: (sources) => emWidth(sources) * SOURCE.size > mainEms * MOST_BESIDE,
    headPt: ({ title, when, place, audience }) => {
      const line = [when, place, audience].filter((part) => part !== null).join(' · ')
      const header = cribLinesOf(title, width / 21, true) * 21 * 1.15 + cribLinesOf(line, width / 9.5) * 9.5 * 1.35 + 11
      return header + FOOTER_PT
    },
    groupPt: (heading) =>
      sizePt * (cribLinesOf(heading, wholeEms / GROUP.size, true) * GROUP.size * GROUP.leading + GROUP.around),
    entryPt: (entry) => {
      const { passage } = entry
      const sources = sourceLine(entry)
      // Without a passage the sources run on behind the statement; what is too long for one line stands in its own.
      const passageLines =
        passage === null
          ? 0
          : fitsLine(passage, sources)
            ? 1
            : cribLinesOf(passage, mainEms / PASSAGE.size) + cribLinesOf(sources, mainEms / SOURCE.size)
      const ems =
        statementLines(entry, passage === null ? sources : '', SOURCE.size, mainEms) * STATEMENT.leading +
        passageLines * PASSAGE.size * PASSAGE.leading
      return sizePt * (ems + ENTRY_AROUND) + cautionsPt(entry, mainEms)
    },
    knownPt: (entry) => {
      const lines = statementLines(entry, sourceLine(entry), KNOWN.sourceSize, (wholeEms - HANG) / KNOWN.size)
      return sizePt * KNOWN.size * (lines * KNOWN.leading + KNOWN.around) + cautionsPt(entry, wholeEms)
    },
    roomPt: height * (1 - FREE_SHARE) * pages - (pages - 1) * PAGE_END_PT,
  }
}
