import { headingOf, isFence } from './note-blocks'

/** By which Obsidian links to a block, at its end. Short ones and small numbers may be powers. */
export const BLOCK_ID = /(?:^|\s)\^((?=[\d-]*[A-Za-z])[A-Za-z0-9-]{3,}|\d{6,})$/u

/** A card as a block of a note has it: its sides with the marks of Obsidian, and where they are. */
export type WrittenCard = {
  readonly form: 'question' | 'reversed' | 'cloze'
  /** With its separator in a line, in a line of its own, or without one. */
  readonly layout: 'line' | 'lines' | 'gaps'
  readonly question: string
  readonly answer: string
  /** All of it, with the comment that says when it is due. */
  readonly original: string
  /** Its lines in the block, from 0; the last is not one that has a comment alone. */
  readonly first: number
  readonly last: number
  /** Where its question begins in the first line. */
  readonly questionColumn: number
  /** Its separator; null of gaps, which have none. */
  readonly separator: { readonly line: number; readonly column: number; readonly length: number } | null
}

/** Code, in which no sign means anything. */
const CODE = '```[\\s\\S]*?(?:```|$)|~~~[\\s\\S]*?(?:~~~|$)|`[^`\\n]*`'

/** What a pattern finds outside of code; where it finds code, its groups are missing. */
export const outsideCode = (pattern: string): RegExp => new RegExp(`${CODE}|${pattern}`, 'gu')

const HIGHLIGHT = outsideCode('==(?=\\S)([^=\\n](?:[^\\n]*?\\S)?)==')

/** Highlighted words as gaps, a number each; code is left alone. */
const highlightsAsGaps = (text: string): string => {
  let number = 0
  return text.replace(HIGHLIGHT, (found, words: string | undefined) => {
    if (words === undefined) return found
    number += 1
    return `{{c${number}::${words}}}`
  })
}

/** Where a separator is, outside of code and gaps; -1 if nowhere. */
export const separatorAt = (line: string, separator: string): number => {
  const blind = line.replace(/`[^`]*`|\{\{c\d+::[^}]*\}\}|https?:\S+/gu, (hidden) => ' '.repeat(hidden.length))
  return blind.indexOf(separator)
}

const COMMENTS = /<!--[\s\S]*?-->/gu

/** A side of a card without comments and the id of its block, which are no part of its words. */
const withoutBlockId = (side: string): string => side.replace(COMMENTS, '').trimEnd().replace(BLOCK_ID, '').trimEnd()

const OWN_COMMENT = /^<!--\s*\^([A-Za-z0-9-]+)\s*-->$/u

/** The id of the block that ends with a card, also in a comment; null if it has none. */
export const blockIdOf = ({ original }: Pick<WrittenCard, 'original'>): string | null => {
  const own = [...original.matchAll(COMMENTS)].flatMap(([comment]) => OWN_COMMENT.exec(comment)?.[1] ?? [])
  return own.at(-1) ?? BLOCK_ID.exec(original.replace(COMMENTS, '').trimEnd())?.[1] ?? null
}

/** The mark of an item of a list, with its indent. */
export const BULLET = /^\s*(?:[-*+]|\d+\.)\s+/u
const HEADING_MARK = /^#{1,6}[ \t]+/u

const markLength = (line: string, mark: RegExp): number => mark.exec(line)?.[0].length ?? 0

/** Which lines are in a fence of code, or are one. */
export const fencedLines = (lines: readonly string[]): readonly boolean[] => {
  let isOpen = false
  return lines.map((line) => {
    const wasOpen = isOpen
    if (isFence(line)) isOpen = !isOpen
    return wasOpen || isOpen
  })
}

/** Whether a line is a row of a table. */
export const isTableRow = (line: string): boolean => /^\s*\|/u.test(line)

const inLine = (lines: readonly string[], at: number): readonly WrittenCard[] => {
  const line = lines[at] ?? ''
  if (isTableRow(line)) return []
  const reversed = separatorAt(line, ':::')
  const column = reversed >= 0 ? reversed : separatorAt(line, '::')
  if (column < 0) return []
  const length = reversed >= 0 ? 3 : 2
  const next = lines[at + 1]?.trim().startsWith('<!--SR:') ? `\n${lines[at + 1]}` : ''
  return [
    {
      form: reversed >= 0 ? 'reversed' : 'question',
      layout: 'line',
      question: line.slice(0, column).replace(BULLET, ''),
      answer: withoutBlockId(line.slice(column + length)),
      original: `${line}${next}`,
      first: at,
      last: at,
      questionColumn: markLength(line.slice(0, column), BULLET),
      separator: { line: at, column, length },
    },
  ]
}

/** Of a block with cards of one line, the lines that have gaps and are none of them: no card asks for these. */
export const gapsBesideCards = (
  lines: readonly string[],
): readonly { readonly at: number; readonly text: string }[] => {
  const cards = cardsInBlock(lines)
  if (!cards.some(({ layout }) => layout === 'line')) return []
  const isFenced = fencedLines(lines)
  const asked = new Set(cards.map(({ first }) => first))
  return lines.flatMap((line, at) => {
    const text = isFenced[at] || asked.has(at) ? line : highlightsAsGaps(line)
    return text === line ? [] : [{ at, text: withoutBlockId(text).replace(BULLET, '') }]
  })
}

/** The cards of a block: one for each line with a separator, otherwise one of all of it. Code has none. */
export const cardsInBlock = (lines: readonly string[]): readonly WrittenCard[] => {
  const isFenced = fencedLines(lines)
  const marked = lines.findIndex((line, at) => !isFenced[at] && /^\?{1,2}\s*$/u.test(line))
  const original = lines.join('\n')
  const whole = { original, first: 0, last: lines.length - 1 }
  if (marked > 0) {
    const sign = lines[marked]?.trim() ?? ''
    const [first = '', ...more] = lines.slice(0, marked)
    const words = headingOf(first)
    return [
      {
        ...whole,
        form: sign === '??' ? 'reversed' : 'question',
        layout: 'lines',
        question: [words ?? first, ...more].join('\n'),
        answer: withoutBlockId(lines.slice(marked + 1).join('\n')),
        questionColumn: words === null ? 0 : markLength(first, HEADING_MARK),
        separator: { line: marked, column: 0, length: sign.length },
      },
    ]
  }
  const single = lines.flatMap((_, at) => (isFenced[at] ? [] : inLine(lines, at)))
  if (single.length > 0) return single
  const gapped = highlightsAsGaps(original)
  if (gapped === original) return []
  const question = withoutBlockId(gapped)
  return [{ ...whole, form: 'cloze', layout: 'gaps', question, answer: '', questionColumn: 0, separator: null }]
}
