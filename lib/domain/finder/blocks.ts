import { asciiRegExp } from '../text/ascii-reg-exp'
import type { Span } from './mention'
import { CAPTION } from './words/en/boilerplate'

/** A block as its lines make it, before anybody has judged what it is for. */
export type BlockShape = Span & {
  readonly kind: 'heading' | 'item' | 'row' | 'paragraph' | 'front-matter' | 'code'
  /** Where its words begin: behind `# `, `- `, `1. ` or `> `. */
  readonly wordsStart: number
}

/** A line longer than any usual wrapping width is a paragraph of its own. */
const WRAP_WIDTH = 100

const LINE = /[^\n\r\v\f\u0085\u2028\u2029]+|\r\n|[\n\r\v\f\u0085\u2028\u2029]/gu
const MARKER =
  /^(?<indent>[\s\uFEFF]*)(?:(?<heading>#{1,6}\s+)|(?<item>(?:[-*+•‣◦–]|\(?\d{1,3}[.)])\s+)|(?<quoted>>\s?))?/u
const RULE = /^\s*(?:[-*_=~]\s?){3,}\s*$/u
/** “00:00:01,000 --> 00:00:04,000”: the times of a subtitle. */
const SUBTITLE = /^\s*\d{1,2}:\d{2}[^A-Za-z]*-->/u
/** “[00:01:12] ” before what is said in a transcript. */
const TIME = asciiRegExp(/^\s*[[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?\s+(?=[“"]?\p{Lu})/u)
/** “SPEAKER 1: ”, “HOLM: ”: a new turn of a transcript. */
const TURN = asciiRegExp(
  /^\s*(?:(?:Speaker|Interviewer|Interviewee|Moderator|Host|Guest)(?: \d{1,2}| [A-Z])?|\p{Lu}[\p{Lu} .'’-]{1,30}(?: \d{1,2})?):\s/u,
)
/** The cells of a line whose columns tabs or runs of spaces part. */
const CELLS = /\t+| {2,}/u
const FIGURE_CELL = /^[([{<−–+$€£¥-]*\d[\d.,]*[)\]}%]*$|^[–—-]$/u
const FENCE = /^\s*(?:```|~~~)/u

const GOES_ON = asciiRegExp(/^(?:\s|\p{Ll})/u)
const ENDS = asciiRegExp(/[.!?…:;][\p{Pe}\p{Pf}"'*_]*\s*$/u)

type Line = Span & { readonly words: string }

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let fresh = true
  for (const match of text.matchAll(LINE)) {
    const isBreak = /^[\r\n\v\f\u0085\u2028\u2029]/u.test(match[0])
    if (!isBreak) lines.push({ start: match.index, end: match.index + match[0].length, words: match[0] })
    else if (fresh) lines.push({ start: match.index, end: match.index, words: '' })
    fresh = isBreak
  }
  return lines
}

const isBlank = (line: Line): boolean => line.words.trim() === '' || line.words === '\uFEFF'

/** The number of lines that front matter takes at the top of the text, 0 where it has none. */
function frontMatterLines(lines: readonly Line[]): number {
  if (!/^\uFEFF?---\s*$/u.test(lines[0]?.words ?? '')) return 0
  const end = lines.findIndex((line, index) => index > 0 && index < 60 && /^---\s*$/u.test(line.words))
  return end < 0 ? 0 : end + 1
}

/** The blocks of a text as given, plain or Markdown, in order. Lines of one paragraph are one block. */
export function blocksIn(text: string): BlockShape[] {
  const lines = linesOf(text)
  const blocks: BlockShape[] = []
  const frontMatter = frontMatterLines(lines)
  const [first, last] = [lines[0], lines[frontMatter - 1]]
  if (first && last) blocks.push({ kind: 'front-matter', start: first.start, end: last.end, wordsStart: first.start })
  let open = false
  let fenced = false
  let previousLine: Span = { start: 0, end: 0 }
  for (const [index, line] of lines.entries()) {
    if (index < frontMatter) continue
    if (FENCE.test(line.words)) {
      fenced = !fenced
      open = false
      continue
    }
    if (isBlank(line) || RULE.test(line.words) || SUBTITLE.test(line.words)) {
      open = false
      continue
    }
    const shape = fenced ? { kind: 'code' as const, wordsStart: line.start } : shapeOf(line)
    const previous = blocks.at(-1)
    const joins =
      open &&
      (fenced
        ? shape.kind === previous?.kind
        : shape.kind === 'paragraph' && continues(text, previous, previousLine, line))
    if (joins && previous) blocks[blocks.length - 1] = { ...previous, end: line.end }
    else blocks.push({ ...shape, start: line.start, end: line.end })
    open = shape.kind !== 'heading' && shape.kind !== 'row'
    previousLine = line
  }
  return blocks
}

/** Whether a line goes on with the paragraph of the line before it, also where the lines are wrapped wide. */
function continues(text: string, block: BlockShape | undefined, previous: Span, line: Line): boolean {
  if (CAPTION.test(line.words.slice(0, 40).toLowerCase())) return false
  if (TURN.test(line.words) || TIME.test(line.words)) return false
  if (block?.kind === 'item' && !GOES_ON.test(line.words)) return false
  const isShort = (span: Span): boolean => span.end - span.start <= WRAP_WIDTH
  if (isShort(previous)) return isShort(line)
  return !ENDS.test(text.slice(Math.max(previous.start, previous.end - 12), previous.end))
}

function shapeOf(line: Line): Pick<BlockShape, 'kind' | 'wordsStart'> {
  const marker = MARKER.exec(line.words)
  const wordsStart = line.start + (marker?.[0].length ?? 0)
  // Four spaces before it make a comment in a program of it.
  if (marker?.groups?.heading && !/^(?: {4}|\t)/u.test(line.words)) return { kind: 'heading', wordsStart }
  if (marker?.groups?.item) return { kind: 'item', wordsStart }
  const bars = line.words.split('|').length - 1
  if ((bars >= 2 && /^\s*\|/u.test(line.words)) || isRowOfColumns(line.words)) return { kind: 'row', wordsStart }
  const time = TIME.exec(line.words)
  if (time) return { kind: 'paragraph', wordsStart: line.start + time[0].length }
  return { kind: 'paragraph', wordsStart }
}

/** “Cash     1,204     1,118”: a line of a table without bars, of which at least half are figures, or that has tabs. */
function isRowOfColumns(words: string): boolean {
  if (!words.includes('\t') && !words.includes('  ')) return false
  const cells = words.trim().split(CELLS)
  if (cells.length < 2) return false
  const figures = cells.slice(1).filter((cell) => FIGURE_CELL.test(cell)).length
  return figures >= (cells.length - 1) / 2 || (cells.length > 2 && words.trim().split('\t').length > 2)
}
