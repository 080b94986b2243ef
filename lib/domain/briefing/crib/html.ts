import type { Crib } from './crib'
import { type SheetNode, type SourceLink, sheetOf } from './sheet'

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign)

/** Only addresses that lead to a page: a source's address comes from outside. */
const isWebAddress = (href: string): boolean => /^https?:\/\//i.test(href)

/** A node as HTML. Every text and attribute is escaped. */
export function htmlOf(node: SheetNode): string {
  if (typeof node === 'string') return escaped(node)
  const { tag, className, href, children } = node
  const names = className === undefined ? '' : ` class="${escaped(className)}"`
  const link = href !== undefined && isWebAddress(href) ? ` href="${escaped(href)}"` : ''
  return `<${tag}${names}${link}>${children.map(htmlOf).join('')}</${tag}>`
}

/** A crib as a page that needs nothing else: `css` is put into it. */
export function cribHtml(crib: Crib, css: string, linkOf: SourceLink = ({ url }) => url): string {
  return [
    '<!doctype html>',
    `<html lang="en">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(crib.title)}</title>`,
    `<style>\n${css.replaceAll('</', '<\\/')}\n</style>`,
    '</head>',
    `<body class="crib-page" style="--crib-size: ${crib.sizePt}pt">`,
    htmlOf(sheetOf(crib, linkOf)),
    '</body>',
    '</html>',
    '',
  ].join('\n')
}
