import { LONGEST_READ, looksOf } from '../../domain/cards/markdown'
import { mathsAt } from '../../domain/cards/maths-span'

/**
 * A side of a card while it is put together. What is decided last stands in it as signs of Unicode's private use: where
 * bold and italic begin and end, white space that counts, signs that are no marks, and where formulas are.
 */
const BOLD = '\uE000'
const BOLD_END = '\uE001'
const ITALIC = '\uE002'
const ITALIC_END = '\uE003'
const SPACE = '\uE004'
const BREAK = '\uE005'
const SIGN = '\uE006'
const MATHS = '\uE007'
const MATHS_END = '\uE008'
const OWN_SIGNS = /[\uE000-\uE008]/gu

export type Style = { readonly bold: boolean; readonly italic: boolean }

/** Signs that can be marks, by what they mark. */
const MARKS = ['\\', '`', '*', '_', '$', '[]<'] as const

/** Words whose signs are no marks. White space is one space, unless it counts. */
export const styled = (text: string, { bold, italic }: Style, keepsSpace = false): string => {
  const own = text.replace(OWN_SIGNS, '')
  const spaced = keepsSpace ? withSpace(own) : own.replace(/[ \t\r\n\f\u00a0]+/gu, ' ')
  const signed = spaced.replace(/[\\`*_$[\]<]|(?<![#>~])[#>~]/gu, `${SIGN}$&`)
  return inMarks(signed, bold, italic)
}

const inMarks = (text: string, bold: boolean, italic: boolean): string => {
  const [, before = '', words = '', after = ''] = /^( *)(.*?)( *)$/su.exec(text) ?? []
  if (words === '') return text
  const slanted = italic ? ITALIC + words + ITALIC_END : words
  return before + (bold ? BOLD + slanted + BOLD_END : slanted) + after
}

const withSpace = (text: string): string => text.replace(/\r\n?|\n/gu, BREAK).replaceAll(' ', SPACE)

/** A longer one is words, as no card can be longer. */
const LONGEST_FORMULA = 2_000

const CLOZE_MARKS = /\{\{c[\d,]+::|::[^{}]*\}\}|\}\}/gu

/** A formula, or its words where the dialect would take it for money or prose. A plain number needs no formula. */
export const withFormula = (source: string, isDisplayed: boolean): string => {
  const latex = source.replace(OWN_SIGNS, '').replace(/\s+/gu, (space) => (space.includes('\n') ? ' ' : space))
  if (latex === '') return ''
  if (latex.length > LONGEST_FORMULA) return styled(latex, { bold: false, italic: false })
  const sign = isDisplayed ? '$$' : '$'
  const isRead = (markdown: string): boolean => {
    const shown = markdown.replace(CLOZE_MARKS, '')
    return mathsAt(shown, 0)?.end === shown.length
  }
  const formula = [`${sign}${latex}${sign}`, `${sign}{${latex}}${sign}`].find(isRead)
  return formula === undefined || /^\d[\d.,]*$/u.test(latex)
    ? styled(latex, { bold: false, italic: false })
    : MATHS + formula + MATHS_END
}

/** What the dialect writes as it stands. */
export const literal = {
  /** Code between so many backticks that none inside ends it; words if it begins or ends with one. */
  code: (text: string, style: Style): string => {
    const code = text.replace(OWN_SIGNS, '')
    if (code.trim() === '' || /^\s*`|`\s*$/u.test(code)) return styled(text, style)
    let ticks = '`'
    for (const [run] of code.matchAll(/`+/gu)) if (run.length >= ticks.length) ticks = `${run}\``
    return inMarks(
      code.replace(/\s*(\S.*\S|\S)\s*/su, (_, words: string) => ticks + withSpace(words) + ticks),
      style.bold,
      style.italic,
    )
  },
  block: (text: string): string => {
    const code = text.replace(OWN_SIGNS, '').replace(/^\n/u, '').trimEnd()
    const fence = /^[^\S\n]*```/mu.test(code) ? '~~~' : '```'
    return `${fence}\n${withSpace(code)}\n${fence}`
  },
  link: (words: string, address: string): string => {
    const line = words.replaceAll('\n', ' ')
    if (line === '' || line.includes('](media:')) return words
    return line.replaceAll(SIGN, '') === address ? `<${address}>` : `[${line}](${address})`
  },
  heading: (words: string): string => `# ${words.replaceAll('\n', ' ')}`,
  /** A quotation; the dialect knows none whose lines begin with figures or list marks, which are then plain lines. */
  quote: (words: string): string => (/^ *[\d=.,-]/mu.test(words) ? words : words.replace(/^(?!$)/gmu, '> ')),
  item: (words: string, number: number | null): string => {
    const lines = words.replace(/\n{2,}/gu, '\n').replaceAll('\n', `\n${SPACE.repeat(3)}`)
    return `${number === null ? '-' : `${number}.`} ${lines}`
  },
  /** The first row is the head; rows of as many cells as the widest. */
  table: (rows: readonly (readonly string[])[]): string => {
    const width = Math.max(...rows.map(({ length }) => length))
    const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
    const full = rows.map((row) =>
      line(Array.from({ length: width }, (_, at) => row[at]?.replace(/(?<!\\)\|/gu, '\\|') || SPACE)),
    )
    return full.toSpliced(1, 0, line(Array.from({ length: width }, () => '---'))).join('\n')
  },
}

/** Beginnings that the dialect would read as the mark of a heading, quotation or code block. */
const BLOCK_MARKS = new RegExp(`^${SIGN}(?=#{1,6} +\\S|> ?(?! *[\\d=.,-])|~~~|\`${SIGN}\`${SIGN}\`)`, 'gmu')

/** A part of a side: neighbours of one look joined, at most one blank line, and no white space around lines. */
export const tidied = (draft: string): string =>
  draft
    .replace(new RegExp(`${BOLD_END}( *)${BOLD}`, 'gu'), '$1')
    .replace(new RegExp(`${ITALIC_END}( *)${ITALIC}`, 'gu'), '$1')
    .replace(/ +/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .replace(/^[ \n]+|[ \n]+$/gu, '')
    .replace(BLOCK_MARKS, '\\')

/** Formulas that touch a letter or figure, with a sign between: the dialect reads no formula there. `\(n\)th` is n-th. */
const withLooseFormulas = (draft: string): string =>
  draft
    .replace(new RegExp(`(?<=[\\p{L}\\p{N}$${MATHS_END}])${MATHS}`, 'gu'), ' ')
    .replace(new RegExp(`${MATHS_END}(?=(?:th|st|nd|rd)\\b)`, 'gu'), '-')
    .replace(new RegExp(`${MATHS_END}(?=${SIGN}?[\\p{L}\\p{N}$])`, 'gu'), ' ')
    .replace(new RegExp(`${MATHS}|${MATHS_END}`, 'gu'), '')

/** Gaps without the line breaks that blocks left at their edges. */
const tightGaps = (markdown: string): string =>
  markdown.includes('{{c')
    ? markdown
        .replace(/(\{\{c[\d,]+::)\s*\n\s*/gu, '$1')
        .replace(/(?<!\s)\s+\}\}/gu, (end) => (end.includes('\n') ? '}}' : end))
    : markdown

/** What is shown of Markdown, sign by sign with its look. */
const shown = (markdown: string): string => {
  const looks = looksOf(markdown)
  if (looks === null) return markdown
  const keys = looks.map((look, at) => {
    if (look === null) return ''
    const { bold, italic, code, href, maths, media, shape, place } = look
    const target = href ?? media?.target ?? shape?.target ?? ''
    const marks = [
      bold && 'b',
      italic && 'i',
      code && 'c',
      maths && 'm',
      place && place.kind !== 'paragraph' && place.kind,
    ]
    return [markdown.charAt(at), ...marks, target].filter(Boolean).join('')
  })
  return keys.join('')
}

/**
 * A tidied draft as card Markdown. Signs are escaped only if they would be read as marks: what is shown must be the same
 * as with all of them escaped.
 */
export const completed = (tidy: string): string => {
  const draft = tightGaps(withLooseFormulas(tidy))
    .replace(new RegExp(`${BOLD}|${BOLD_END}`, 'gu'), '**')
    .replace(new RegExp(`${ITALIC}|${ITALIC_END}`, 'gu'), '*')
    .replaceAll(SPACE, ' ')
    .replaceAll(BREAK, '\n')
  const written = (signs: string): string =>
    draft.replace(new RegExp(`${SIGN}(.)`, 'gu'), (_, sign: string) => (signs.includes(sign) ? `\\${sign}` : sign))
  const plain = written('')
  if (plain === draft || draft.length > LONGEST_READ) return plain
  const all = MARKS.join('')
  const expected = shown(written(all))
  const isRead = (signs: string): boolean => shown(written(signs)) === expected
  if (isRead('')) return plain
  return written(MARKS.reduce((kept, sign) => (isRead(kept.replace(sign, '')) ? kept.replace(sign, '') : kept), all))
}
