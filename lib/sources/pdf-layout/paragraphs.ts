import { countWords } from '../../domain/content/canonical-text'
import { isHeadLine } from '../head/split-lines'
import { type PdfLine, usualSize } from './lines'

const HEADING_SIZE = 1.15
const TITLE_SIZE = 1.5
const MOST_HEADING_WORDS = 25
/** In units of the size of the letters. */
const INDENT = 0.8
const EXTRA_LEADING = 0.35
/** A line that ends a sentence and is this much shorter than the column ends its paragraph. */
const SHORT_LINE = 0.82
/** A line this short ends its paragraph, or its item of a list, whatever it ends with. */
const VERY_SHORT_LINE = 0.6
/** Lines of one heading are set closer than a heading and the next. */
const HEADING_LEADING = 1.45
/** In points. */
const SAME_SIZE = 0.6
/** A byline and a date stand among the first lines, each by itself. */
const HEAD_LINES = 30

const SENTENCE_END = /[.!?:]["'”’)\]]*\d{0,3}$/u
const BULLET = /^[•‣◦▪–*·]\s+(?=\S)/u

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** The size in which most of the words are set. */
export const bodySizeOf = (lines: readonly PdfLine[]): number =>
  usualSize(lines.map(({ size, text }) => ({ text, size: Math.round(size * 2) / 2 })))

type Measures = { readonly body: number; readonly leading: number; readonly width: number }

const leadingOf = (lines: readonly PdfLine[]): number => {
  const steps = lines.flatMap((line, i) => {
    const before = lines[i - 1]
    const step = before && before.page === line.page ? before.y - line.y : 0
    return step > 0 && step < line.size * 3 ? [step] : []
  })
  return median(steps)
}

const levelOf = ({ size, text }: PdfLine, { body }: Measures): number => {
  if (countWords(text) > MOST_HEADING_WORDS) return 0
  return size >= body * TITLE_SIZE ? 1 : size >= body * HEADING_SIZE ? 2 : 0
}

/** Whether a heading is broken at the end of the line before: in one size, and as close as lines of that size are. */
const goesOnAsHeading = (before: PdfLine, line: PdfLine): boolean => {
  const step = before.y - line.y
  const isNear = before.page === line.page && step > 0 && step <= line.size * HEADING_LEADING
  return isNear && Math.abs(before.size - line.size) < SAME_SIZE && !SENTENCE_END.test(before.text)
}

/** Whether a line begins a paragraph of its own after the one before it. */
const begins = (before: PdfLine, line: PdfLine, measures: Measures): boolean => {
  if (levelOf(before, measures) !== levelOf(line, measures)) return true
  if (BULLET.test(line.text)) return true
  if (levelOf(line, measures) > 0 && goesOnAsHeading(before, line)) return false
  const isNewColumn = before.page !== line.page || line.y > before.y + line.size
  const isEnded = SENTENCE_END.test(before.text)
  if (isNewColumn) return isEnded && !/^\p{Ll}/u.test(line.text)
  if (before.y - line.y > measures.leading + line.size * EXTRA_LEADING) return true
  if (line.left - before.left > line.size * INDENT && !BULLET.test(before.text)) return isEnded
  const share = (before.right - before.left) / measures.width
  if (share < VERY_SHORT_LINE && /^[\p{Lu}\p{N}]/u.test(line.text)) return true
  return isEnded && share < SHORT_LINE && before.left - line.left < line.size
}

/** Words that are parted at the end of a line are one word, unless the document writes them with the hyphen elsewhere. */
const joined = (text: string, next: string, hyphenated: ReadonlySet<string>): string => {
  const [, head = ''] = /(\p{L}+)[-\u00AD]$/u.exec(text) ?? []
  const [tail = ''] = /^\p{Ll}+/u.exec(next) ?? []
  if (head === '' || tail === '') return `${text} ${next}`
  const keeps = hyphenated.has(`${head}-${tail}`.toLowerCase()) && !text.endsWith('\u00AD')
  return (keeps ? text : text.slice(0, -1)) + next
}

const hyphenatedIn = (lines: readonly PdfLine[]): ReadonlySet<string> =>
  new Set(lines.flatMap(({ text }) => text.match(/\p{L}+-\p{Ll}+/gu) ?? []).map((word) => word.toLowerCase()))

/** Lines in the order of reading as blocks of text: paragraphs over pages and columns, headings by size, list items. */
export const blocksOfLines = (lines: readonly PdfLine[]): string[] => {
  const body = bodySizeOf(lines)
  const full = lines.filter(({ size }) => Math.abs(size - body) < 1).map(({ left, right }) => right - left)
  const measures = {
    body,
    leading: leadingOf(lines),
    width: [...full].sort((a, b) => a - b)[Math.floor(full.length * 0.8)] ?? 0,
  }
  const hyphenated = hyphenatedIn(lines)
  const blocks: string[] = []
  let text = ''
  let last: PdfLine | null = null
  const flush = () => {
    if (last && text !== '') {
      const level = levelOf({ ...last, text }, measures)
      blocks.push(BULLET.test(text) ? text.replace(BULLET, '- ') : level > 0 ? `${'#'.repeat(level)} ${text}` : text)
    }
    text = ''
  }
  for (const [at, line] of lines.entries()) {
    const isOwn = last !== null && at < HEAD_LINES && (isHeadLine(last.text) || isHeadLine(line.text))
    if (last && !isOwn && !begins(last, line, measures)) text = joined(text, line.text, hyphenated)
    else {
      flush()
      text = line.text
    }
    last = line
  }
  flush()
  return blocks
}
