import type { RunLook } from './blocks'
import type { HtmlElement } from './html-nodes'

const BOLD: ReadonlySet<string> = new Set(['b', 'strong', 'mark'])
/** Card Markdown has no underline: what was underlined is italic. */
const ITALIC: ReadonlySet<string> = new Set(['i', 'em', 'u', 'ins', 'cite', 'dfn', 'var'])
const CODE: ReadonlySet<string> = new Set(['code', 'kbd', 'samp', 'tt'])

const webAddress = (href: string | undefined): string | null => {
  if (href === undefined || !URL.canParse(href)) return null
  const url = new URL(href)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  return url.href.replace(/[()<>]/gu, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
}

/** The look of what is in an element, by its name and style. */
export const lookOf = ({ name, attribs }: HtmlElement, look: RunLook): RunLook => {
  const style = attribs.style?.toLowerCase() ?? ''
  const weight = /(?:^|;)\s*font-weight\s*:\s*(bold|bolder|[6-9]00|normal|[1-5]00)/u.exec(style)?.[1]
  const slant = /(?:^|;)\s*font-style\s*:\s*(italic|oblique|normal)/u.exec(style)?.[1]
  const isBold = weight ? /^(?:bold|[6-9])/u.test(weight) : BOLD.has(name) || look.bold === true
  const isItalic = slant ? slant !== 'normal' : ITALIC.has(name) || look.italic === true
  const address = name === 'a' ? webAddress(attribs.href) : null
  const { bold: _, italic: __, ...rest } = look
  return {
    ...rest,
    ...(isBold ? { bold: true } : {}),
    ...(isItalic ? { italic: true } : {}),
    ...(CODE.has(name) ? { code: true } : {}),
    ...(address === null ? {} : { href: address }),
  }
}

/** The address of a link that leads to no web page and to no place on its own; null for every other link. */
export const otherAddress = ({ name, attribs }: HtmlElement): string | null => {
  const href = name === 'a' ? (attribs.href?.trim() ?? '') : ''
  return href === '' || href.startsWith('#') || webAddress(href) !== null ? null : href
}

/** Whether an element is not shown, as what scripts and templates keep for themselves. */
export const isHidden = ({ attribs }: HtmlElement): boolean =>
  'hidden' in attribs || /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu.test(attribs.style ?? '')
