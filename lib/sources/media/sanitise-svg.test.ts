import { describe, expect, it } from 'vitest'
import { sanitiseSvg } from './sanitise-svg'

const OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
const kept = (inside: string): string | null => {
  const svg = sanitiseSvg(`${OPEN}${inside}</svg>`)
  return svg?.startsWith(OPEN) ? svg.slice(OPEN.length, -'</svg>\n'.length) : svg
}

describe('an SVG keeps', () => {
  it.each([
    ['shapes', '<g transform="scale(2)"><path d="M0 0h9" fill="#1f77b4"></path></g>'],
    ['names in the case they need', '<linearGradient id="a" gradientUnits="userSpaceOnUse"></linearGradient>'],
    ['paints of its own', '<rect width="9" height="9" fill="url(#a)"></rect>'],
    ['its own style sheet', '<style>.sea { fill: #9cf; } .coast > path { stroke: url(#a) }</style>'],
    ['styles', '<circle r="2" style="fill:#fff;stroke:none"></circle>'],
    ['text', '<text x="1" y="2" font-size="3">Sea of Azov &amp; more</text>'],
    ['what it uses of itself', '<use href="#coast" x="2"></use>'],
    ['pictures in it', '<image href="data:image/png;base64,iVBORw0KGgo=" width="2"></image>'],
  ])('%s', (_, inside) => {
    expect(kept(inside)).toBe(inside)
  })

  it('and gets the names of its language where they are missing', () => {
    expect(sanitiseSvg('<svg width="1"><use xlink:href="#a"/></svg>')).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="1"><use xlink:href="#a"></use></svg>\n',
    )
  })
})

describe('an SVG loses', () => {
  it.each([
    ['scripts', '<script>alert(1)</script><script href="data:,alert(1)"/>', ''],
    ['scripts in CDATA', '<script><![CDATA[alert(1)]]></script>', ''],
    ['handlers', '<path d="M0" onload="alert(1)" ONCLICK="alert(1)" onbegin="alert(1)"/>', '<path d="M0"></path>'],
    ['pages in it', '<foreignObject><body><iframe src="//example.org"/>words</body></foreignObject>', ''],
    ['links, not their content', '<a href="javascript:alert(1)"><rect width="1"/></a>', '<rect width="1"></rect>'],
    ['animations', '<set attributeName="href" to="javascript:alert(1)"/><animate onbegin="alert(1)"/>', ''],
    ['what it uses of elsewhere', '<use href="https://example.org/a.svg#b"/>', '<use></use>'],
    ['data that is no picture', '<use href="data:image/svg+xml;base64,AAAA#x"/>', '<use></use>'],
    ['pictures of elsewhere', '<image href="https://example.org/a.png"/>', '<image></image>'],
    ['SVG in SVG as data', '<image href="data:image/svg+xml;base64,AAAA"/>', '<image></image>'],
    ['paints of elsewhere', '<rect width="1" fill="url(https://example.org/a)"/>', '<rect width="1"></rect>'],
    ['styles that load', '<rect style="fill:url(//example.org/a)"/>', '<rect></rect>'],
    ['styles that hide it', '<rect style="fill:u\\72l(//example.org/a)"/>', '<rect></rect>'],
    ['style sheets that import', '<style>@import "https://example.org/a.css";</style>', ''],
    ['style sheets that load', '<style>rect { fill: url("https://example.org/a") }</style>', ''],
    ['style sheets with markup', '<style><![CDATA[</style><script>alert(1)</script>]]></style>', ''],
    ['entities', '&xxe;', '&amp;xxe;'],
    ['comments', '<!-- <script>alert(1)</script> -->', ''],
  ])('%s', (_, inside, expected) => {
    expect(kept(inside)).toBe(expected)
  })

  it('what stands before it: declarations, entities, style sheets of elsewhere', () => {
    const before =
      '<?xml version="1.0"?><?xml-stylesheet href="https://example.org/a.css"?><!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    expect(sanitiseSvg(`${before}${OPEN}&a;</svg>`)).toBe(`${OPEN}&amp;a;</svg>\n`)
  })
})

it.each(['', 'words', '<html><svg></svg></html>', '<svgx></svgx>', 'words<svg></svg>', '<svg></svg>words'])(
  'what is no SVG gives none: %j',
  (text) => expect(sanitiseSvg(text)).toBeNull(),
)

it('what was sanitised stays as it is', () => {
  const once = sanitiseSvg(`${OPEN}<style>.a { fill: red }</style><text>a &lt; b "c"</text><use href="#x"/></svg>`)
  expect(once).not.toBeNull()
  expect(sanitiseSvg(once ?? '')).toBe(once)
})
