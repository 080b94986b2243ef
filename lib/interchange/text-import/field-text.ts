import { LONGEST_READ } from '../../domain/cards/markdown'
import { severalLines } from '../../domain/drafting/draft-schema'
import type { Markup } from '../../domain/imports/text-preview'
import { withFieldMarkup } from '../anki/field-markup'
import { htmlToMarkdown } from '../anki/html-to-markdown'
import type { ReportProblem } from '../anki/import-problems'

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Words as HTML that shows them as they are, with their line breaks. */
const literalHtml = (text: string): string =>
  text
    .replace(/[&<>]/gu, (sign) => SIGNS[sign] ?? sign)
    .replace(/\r\n?|\n/gu, '<br>')
    .replace(/(?<= ) /gu, '&nbsp;')

/**
 * A field as a side of a card, in card Markdown. Plain text reads exactly as it was written: what would be a mark is
 * escaped. HTML is converted, without scripts and what is fetched. Fields too long to be read are kept as they are.
 */
export const fieldText = (text: string, markup: Markup, report: ReportProblem): string => {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed.length > LONGEST_READ || markup === 'markdown') return severalLines(trimmed)
  const html = markup === 'html' ? withFieldMarkup(trimmed) : literalHtml(trimmed)
  return severalLines(htmlToMarkdown(html, report, true).markdown)
}

const TAG =
  /<\/?(?:br|div|p|b|i|u|em|strong|span|ul|ol|li|img|sub|sup|a|table|tr|td|font|h[1-6]|script|style|hr|code|pre|blockquote)\b[^<>]*>|&(?:nbsp|lt|gt|amp|quot|#\d+);/iu
const MARKS = /\*\*[^\s*][^*]*\*\*|\[[^[\]]+\]\(https?:[^()]+\)|(?:^|\s)`[^`\s][^`]*`/u

/** How fields seem to be written: as HTML if one has a tag, as Markdown if one has bold words or a link. */
export const markupOf = (fields: readonly string[]): Markup =>
  fields.some((field) => TAG.test(field)) ? 'html' : fields.some((field) => MARKS.test(field)) ? 'markdown' : 'plain'
