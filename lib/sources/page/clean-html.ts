import sanitize from 'sanitize-html'

/** Deeper than any article: what lies deeper loses its tags and keeps its words. */
const DEEPEST = 200

/** What shows words and nothing else. No attribute is kept but the ones that a table needs. */
const TAGS = [
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'p',
  'div',
  'section',
  'article',
  'main',
  'header',
  'blockquote',
  'pre',
  'ul',
  'ol',
  'li',
  'dl',
  'dt',
  'dd',
  'table',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'th',
  'td',
  'caption',
  'br',
  'hr',
  'b',
  'strong',
  'i',
  'em',
  'u',
  's',
  'sub',
  'sup',
  'span',
  'q',
  'cite',
  'code',
  'abbr',
  'time',
  'small',
  'mark',
  'figure',
  'figcaption',
  'details',
  'summary',
  'address',
]

/** What is inside is not for readers, or is not words: dropped with its content. */
const WITH_CONTENT = [
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'title',
  'textarea',
  'select',
  'option',
  'button',
  'iframe',
  'object',
  'embed',
  'applet',
  'svg',
  'math',
  'canvas',
  'audio',
  'video',
  'frameset',
  'noframes',
  'noembed',
  'xmp',
  'plaintext',
  'form',
  'input',
  'dialog',
  'nav',
  'footer',
  'aside',
  'map',
  'portal',
  'fencedframe',
]

/**
 * HTML reduced to an allow-list of tags, without attributes but the spans of cells: no script, handler, style, link, picture or frame is left.
 * Nesting beyond 200 levels is flattened.
 */
export const cleanHtml = (html: string): string =>
  sanitize(html, {
    allowedTags: TAGS,
    allowedAttributes: { td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan'] },
    nonTextTags: WITH_CONTENT,
    nestingLimit: DEEPEST,
    disallowedTagsMode: 'discard',
    enforceHtmlBoundary: false,
  })

/** Tags without an end of their own, or whose end is understood. */
const VOID = new Set([
  'meta',
  'link',
  'br',
  'hr',
  'img',
  'input',
  'source',
  'wbr',
  'area',
  'base',
  'col',
  'embed',
  'track',
  'param',
  'p',
  'li',
  'html',
  'body',
])
const TAG = /<(\/?)([a-z][a-z0-9]*)\b[^<>]*?(\/?)>/gi

/**
 * A page without the tags that are nested deeper than 200 levels; their words stay. What looks for the article in a page
 * calls itself level by level, and would fail or take minutes.
 */
export const flattened = (html: string): string => {
  let depth = 0
  let isCut = false
  const flat = html.replace(TAG, (tag: string, close: string, name: string, self: string) => {
    if (self || VOID.has(name.toLowerCase())) return tag
    if (close) depth -= 1
    const isTooDeep = depth >= DEEPEST
    if (!close) depth += 1
    depth = Math.max(0, depth)
    isCut ||= isTooDeep
    return isTooDeep ? ' ' : tag
  })
  return isCut ? flat.replace(/ {2,}/g, ' ') : flat
}
