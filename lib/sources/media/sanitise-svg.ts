import sanitizeHtml from 'sanitize-html'

const SHAPES = ['svg', 'g', 'defs', 'symbol', 'use', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon']
const TEXTS = ['text', 'tspan', 'textPath', 'title', 'desc', 'style']
const PAINTS = ['linearGradient', 'radialGradient', 'stop', 'pattern', 'clipPath', 'mask', 'marker', 'switch', 'image']

/** What an SVG says beside its shapes, and what holds other markup: their content goes with them. */
const DROPPED = ['script', 'foreignObject', 'metadata', 'handler', 'listener', 'iframe', 'audio', 'video', 'object']

const ATTRIBUTES = [
  'id class style version viewBox preserveAspectRatio xmlns xmlns:xlink xml:space lang x y x1 y1 x2 y2 cx cy',
  'r rx ry fx fy fr dx dy d points width height transform rotate textLength lengthAdjust startOffset method',
  'spacing fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin',
  'stroke-miterlimit stroke-dasharray stroke-dashoffset vector-effect paint-order opacity color display',
  'visibility overflow clip-path clip-rule mask shape-rendering marker-start marker-mid marker-end',
  'markerWidth markerHeight markerUnits refX refY orient gradientUnits gradientTransform spreadMethod offset',
  'stop-color stop-opacity patternUnits patternContentUnits patternTransform clipPathUnits maskUnits',
  'maskContentUnits href xlink:href font-family font-size font-style font-weight font-variant letter-spacing',
  'word-spacing text-anchor text-decoration dominant-baseline baseline-shift writing-mode text-rendering',
].flatMap((names) => names.split(' '))

/** Inside the file, or a picture that stands in the file itself. */
const OWN_TARGET = /^#[^\s"'<>]+$/
const EMBEDDED = /^data:image\/(?:png|jpeg|gif|webp);base64,[\w+/=\s]+$/

/** Whether a style or paint names nothing outside the file. An escape could hide a name from this look at it. */
const isOwnStyle = (style: string): boolean =>
  !/[\\<&@]|expression|javascript:/i.test(style) &&
  !/url\(\s*(?!['"]?#)/i.test(style) &&
  !/(?:image|src)\s*\(/i.test(style)

const isKept = (tag: string, name: string, value: string): boolean => {
  // An attribute without a value would be written in a way that XML does not allow.
  if (value === '') return false
  if (name === 'href' || name === 'xlink:href')
    return OWN_TARGET.test(value) || (tag === 'image' && EMBEDDED.test(value))
  return isOwnStyle(value)
}

/** @media blocks and the like may stay; what loads or imports may not. */
const isOwnStyleSheet = (text: string): boolean =>
  !/@\s*(?:import|namespace|font-face|charset)/i.test(text) && isOwnStyle(text.replace(/@(?:media|supports)\b/gi, ''))

const reduced = (svg: string): string =>
  sanitizeHtml(svg, {
    allowedTags: [...SHAPES, ...TEXTS, ...PAINTS],
    allowedAttributes: { '*': ATTRIBUTES },
    nonTextTags: DROPPED,
    allowVulnerableTags: true,
    allowedSchemes: ['data'],
    allowProtocolRelative: false,
    parseStyleAttributes: false,
    parser: { xmlMode: true, lowerCaseTags: false, lowerCaseAttributeNames: false },
    transformTags: {
      '*': (tagName, attributes) => ({
        tagName,
        attribs: Object.fromEntries(Object.entries(attributes).filter(([name, value]) => isKept(tagName, name, value))),
      }),
    },
    exclusiveFilter: ({ tag, text }) => tag === 'style' && !isOwnStyleSheet(text),
  }).trim()

/** What may stand before the root: white space, declarations, comments, a document type with what it declares. */
const PROLOG = /^(?:\s|<\?[^?]*(?:\?(?!>)[^?]*)*\?>|<!--.*?-->|<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>)*(?=<svg[\s>/])/is

/** The opening tag of the root with the names of SVG's language, whatever it gave them before. */
const withNames = (root: string): string => {
  const rest = root.slice('<svg'.length).replace(/ xmlns(?::xlink)?="[^"]*"/g, '')
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"${rest}`
}

/**
 * An SVG file reduced to shapes, texts and paints that it holds itself: no scripts, no handlers, no animation, nothing
 * that is loaded from elsewhere. Null if the text is no SVG. What is kept is written again, so that nothing depends on
 * how a browser would have read the original.
 */
export const sanitiseSvg = (text: string): string | null => {
  const marked = text.replace(/^\uFEFF/, '')
  const prolog = PROLOG.exec(marked)
  if (!prolog) return null
  const svg = reduced(marked.slice(prolog[0].length))
  const root = /^<svg(?=[\s>])[^>]*>/.exec(svg)?.[0]
  if (root === undefined || !svg.endsWith('</svg>')) return null
  return `${withNames(root)}${svg.slice(root.length)}\n`
}
