/** One block of a canonical text; `start` and `end` are UTF-16 offsets of the whole block, `text` its words without the marker. */
export type Block = {
  readonly kind: 'heading' | 'item' | 'paragraph'
  /** 1 to 3 for headings, absent otherwise. */
  readonly level?: number
  readonly start: number
  readonly end: number
  readonly text: string
}

const HEADING = /^(#{1,3}) (.+)$/
const ITEM = /^- (.+)$/
/** A marker without words would turn the next line into a heading or an item once the two are joined. */
const BARE_MARKER = /^(#{1,3}|-)$/
const LINE_BREAK = /\r\n?|[\n\v\f\u0085\u2028\u2029]/u
/** Soft hyphens, zero-width spaces, byte order marks and direction overrides: invisible, and they hide words from a search. */
const INVISIBLE = /[\u00AD\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069]/gu

const cleanLine = (line: string): string =>
  line
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(INVISIBLE, '')
    .replace(/(?!\t)\p{Cc}/gu, '')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim()

/**
 * The canonical form of a text: NFC, `\n` line ends, no control or invisible characters, single spaces, and blocks
 * (a heading, a list item, or a paragraph on one line) separated by one blank line. Empty where nothing is left.
 * Idempotent: the canonical form of a canonical text is itself.
 */
export function canonicalText(text: string): string {
  const blocks: string[] = []
  let open = false
  for (const raw of text.split(LINE_BREAK)) {
    const line = cleanLine(raw)
    if (line === '' || BARE_MARKER.test(line)) open = false
    else if (HEADING.test(line)) {
      blocks.push(line)
      open = false
    } else if (ITEM.test(line) || !open) {
      blocks.push(line)
      open = true
    } else blocks.push(`${blocks.pop() ?? ''} ${line}`)
  }
  return blocks.join('\n\n')
}

/** The blocks of a canonical text in order. `text.slice(block.start, block.end)` is the block with its marker. */
export function parseBlocks(text: string): Block[] {
  const blocks: Block[] = []
  let start = 0
  for (const source of text.split('\n\n')) {
    const end = start + source.length
    if (source !== '') blocks.push(blockOf(source, start, end))
    start = end + 2
  }
  return blocks
}

/** The block that these words of a canonical text are; `start` and `end` are where they stand in it. */
export function blockOf(source: string, start: number, end: number): Block {
  const heading = HEADING.exec(source)
  if (heading) return { kind: 'heading', level: (heading[1] ?? '').length, start, end, text: heading[2] ?? '' }
  const item = ITEM.exec(source)
  if (item) return { kind: 'item', start, end, text: item[1] ?? '' }
  return { kind: 'paragraph', start, end, text: source }
}

/** The span of the section that holds `offset`: from its heading (or the start of the text) to the next one. */
export function sectionAround(text: string, offset: number): { start: number; end: number } {
  const headings = parseBlocks(text).filter((block) => block.kind === 'heading')
  const start = headings.filter((block) => block.start <= offset).at(-1)?.start ?? 0
  const end = headings.find((block) => block.start > offset)?.start ?? text.length
  return { start, end }
}

/** The number of words of a text: runs between white space that hold a letter or a digit. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
