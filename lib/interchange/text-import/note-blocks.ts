import { plainText } from '../../domain/cards/cloze'
import { linesOfText } from './markdown-note'

/** Lines of a note without an empty line between them, and the heading above them; null if none is. */
type NoteBlock = {
  readonly heading: string | null
  readonly lines: readonly string[]
  /** The number of its first line in the text, from 0. */
  readonly from: number
}

/** The words of a heading, without its marks and tags; null of any other line. */
export const headingOf = (line: string): string | null => {
  const found = /^#{1,6}[ \t]+(\S.*)$/u.exec(line)
  if (!found) return null
  const words = (found[1] ?? '').replace(/(?:^|\s)#[^\s#]+/gu, '').replace(/\s+#+\s*$/u, '')
  return plainText(words).trim()
}

/** Whether a line begins or ends a fence of code. */
export const isFence = (line: string): boolean => /^\s*(?:```|~~~)/u.test(line)

/**
 * The blocks of a note between empty lines and headings; a fence of code may hold both. A heading with the sign of a
 * card below it is a question.
 * @param above the heading above the text
 */
export const noteBlocks = (body: string, above: string | null = null): readonly NoteBlock[] => {
  const blocks: NoteBlock[] = []
  let open: string[] | null = null
  let isFenced = false
  let heading = above
  const lines = linesOfText(body)
  for (const [at, line] of lines.entries()) {
    const isQuestion = /^\?{1,2}\s*$/u.test(lines[at + 1] ?? '')
    const words = isFenced || isQuestion ? null : headingOf(line)
    if (words !== null) heading = words
    if (words !== null || (line.trim() === '' && !isFenced)) {
      open = null
      continue
    }
    if (isFence(line)) isFenced = !isFenced
    if (!open) {
      open = []
      blocks.push({ heading, lines: open, from: at })
    }
    open.push(line)
  }
  return blocks
}
