import sanitize from 'sanitize-html'

/** Deeper than any article: what lies deeper loses its tags and keeps its words. */
const DEEPEST = 200

/** What is inside is not for readers, or is not words: dropped with its content. */
const WITH_CONTENT = [
  'script style noscript template head title textarea select option button iframe object embed svg math canvas',
  'audio video xmp form input dialog nav footer aside map',
].flatMap((names) => names.split(' '))

/** What shows words and nothing else. */
const TAGS = [...sanitize.defaults.allowedTags, 'details', 'summary'].filter(
  (tag) => tag !== 'a' && !WITH_CONTENT.includes(tag),
)

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
const VOID = new Set('meta link br hr img input source wbr area base col embed track param p li html body'.split(' '))
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
