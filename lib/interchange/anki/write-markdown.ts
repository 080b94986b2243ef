import type { Line, Run, SideBlock } from './blocks'
import { inlineMarkdown } from './inline-markdown'

const INDENT = 3

/** Lines of one block as one list of runs. */
const withBreaks = (lines: readonly Line[]): Run[] =>
  lines.flatMap((line, at): readonly Run[] => (at === 0 ? line : [{ text: '\n' }, ...line]))

/** A beginning that the dialect would read as the mark of a heading, quotation or code block. */
const BLOCK_MARK = /^ {0,3}(?=#{1,6} +\S|> ?(?! *[\d=.,-])|```|~~~)/u

const escapeStarts = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(BLOCK_MARK, '$&\\'))
    .join('\n')

const cell = (line: Line | undefined): string =>
  inlineMarkdown(withBreaks([line ?? []]))
    .replaceAll('\n', ' ')
    .replace(/(?<!\\)\|/gu, '\\|') || ' '

const tableMarkdown = (rows: readonly (readonly Line[])[]): string => {
  const width = Math.max(...rows.map(({ length }) => length))
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const columns = Array.from({ length: width }, (_, at) => at)
  const [head = '', ...body] = rows.map((row) => line(columns.map((at) => cell(row[at]))))
  return [head, line(columns.map(() => '---')), ...body].join('\n')
}

const codeMarkdown = (text: string): string => {
  const fence = /^\s*```/mu.test(text) ? '~~~' : '```'
  return `${fence}\n${text}\n${fence}`
}

const itemMarkdown = ({ depth, number, lines }: Extract<SideBlock, { kind: 'item' }>): string => {
  const indent = ' '.repeat(depth * INDENT)
  const mark = number === null ? '-' : `${number}.`
  const [first = '', ...others] = inlineMarkdown(withBreaks(lines)).split('\n')
  return [`${indent}${mark} ${first}`, ...others.map((line) => `${indent}${' '.repeat(INDENT)}${line}`)].join('\n')
}

/** A quotation; the dialect knows none whose lines begin with figures or list marks, which are then plain lines. */
const quoteMarkdown = (text: string): string => {
  const lines = text.split('\n')
  return lines.some((line) => /^ *[\d=.,-]/u.test(line)) ? text : lines.map((line) => `> ${line}`).join('\n')
}

/** A block as card Markdown. */
export const blockMarkdown = (block: SideBlock): string => {
  switch (block.kind) {
    case 'paragraph':
      return escapeStarts(inlineMarkdown(withBreaks(block.lines)))
    case 'heading':
      return `# ${inlineMarkdown(withBreaks(block.lines)).replaceAll('\n', ' ')}`
    case 'quote':
      return quoteMarkdown(escapeStarts(inlineMarkdown(withBreaks(block.lines))))
    case 'item':
      return itemMarkdown(block)
    case 'code':
      return codeMarkdown(block.text)
    case 'table':
      return tableMarkdown(block.rows)
    default:
      return block satisfies never
  }
}

/** What separates two blocks: items and what introduces them follow each other, other blocks have a blank line between. */
const between = (before: SideBlock, after: SideBlock): string =>
  after.kind === 'item' && (before.kind === 'item' || before.kind === 'paragraph') ? '\n' : '\n\n'

/** Gaps without the line breaks that blocks left at their edges. */
const tightGaps = (markdown: string): string =>
  markdown.includes('{{c')
    ? markdown.replace(/(\{\{c[\d,]+::)\s*\n\s*/gu, '$1').replace(/\s*\n\s*\}\}/gu, '}}')
    : markdown

/** A paragraph behind a list whose beginning would make it one more item. */
const notAsItem = (markdown: string): string => markdown.replace(/^( *(?:\d{1,3})?)(?=[-*+.)] +\S)/u, '$1\\')

/** Blocks as one side of a card. */
export const writeMarkdown = (blocks: readonly SideBlock[]): string =>
  tightGaps(
    blocks
      .map((block, at) => {
        const before = blocks[at - 1]
        const markdown = blockMarkdown(block)
        const isBehindList = before?.kind === 'item' && block.kind === 'paragraph'
        return (before ? between(before, block) : '') + (isBehindList ? notAsItem(markdown) : markdown)
      })
      .join(''),
  )
