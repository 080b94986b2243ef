import { describe, expect, it } from 'vitest'
import { fromHtml } from './html'
import { cleanHtml } from './page/clean-html'

/** What would run, load or leave the page in a browser. Each holds the word “payload” where nobody may read it. */
const PAYLOADS: readonly (readonly [string, string])[] = [
  ['a script', '<script>payload()</script>'],
  ['a script in odd letters', '<ScRiPt>payload()</sCrIpT>'],
  ['a script with a slash', '<script/x>payload()</script>'],
  ['a script that is not closed', '<script>payload()'],
  ['a script that speaks of another', '<script>"<script>"; payload()</script>'],
  ['an event handler', '<img src="x" onerror="payload()">'],
  ['a handler without quotes', '<img src=x onerror=payload()>'],
  ['a handler after a slash', '<svg/onload=payload()>'],
  ['a handler on the body', '<body onload="payload()">'],
  ['a handler with line breaks', '<p on\nmouseover="payload()"\n>'],
  ['a javascript address', '<a href="javascript:payload()">'],
  ['a javascript address in signs', '<a href="&#106;avascript:payload()">'],
  ['a javascript address with a tab', '<a href="java\tscript:payload()">'],
  ['a data address', '<a href="data:text/html,<script>payload()</script>">'],
  ['a vbscript address', '<a href="vbscript:payload()">'],
  ['a drawing with a script', '<svg><script>payload()</script></svg>'],
  ['a drawing that animates a link', '<svg><a><animate attributeName="href" values="javascript:payload()"/></a></svg>'],
  ['a drawing that uses another', '<svg><use href="data:image/svg+xml,payload"></use></svg>'],
  [
    'a drawing that holds a page',
    '<svg><foreignObject><iframe src="javascript:payload()"></iframe></foreignObject></svg>',
  ],
  ['a formula with a link', '<math><mtext><a href="javascript:payload()">payload</a></mtext></math>'],
  [
    'a formula that breaks out',
    '<math><mtext><table><mglyph><style><img src=x onerror=payload()></style></mglyph></table></mtext></math>',
  ],
  ['a style sheet', '<style>@import "https://payload.example"; body{background:url(payload)}</style>'],
  ['a style with an expression', '<p style="width:expression(payload())">'],
  ['a linked style sheet', '<link rel="stylesheet" href="https://payload.example/x.css">'],
  ['a refresh', '<meta http-equiv="refresh" content="0;url=https://payload.example">'],
  ['a base', '<base href="https://payload.example/">'],
  ['an object', '<object data="payload.swf">payload</object>'],
  ['an embedded file', '<embed src="payload.swf">'],
  ['a frame', '<iframe src="https://payload.example">payload</iframe>'],
  ['a frame with its own page', '<iframe srcdoc="<script>payload()</script>"></iframe>'],
  [
    'a form',
    '<form action="https://payload.example"><button formaction="javascript:payload()">payload</button></form>',
  ],
  ['a template', '<template><img src=x onerror=payload()>payload</template>'],
  ['words without scripts', '<noscript><img src="https://payload.example/pixel">payload</noscript>'],
  [
    'a picture with sources',
    '<picture><source srcset="https://payload.example/a.png"><img alt="" src="payload.png"></picture>',
  ],
  ['a film', '<video src="payload.mp4" onerror="payload()"><source src="payload"></video>'],
  ['a comment that ends early', '<!--><img src=x onerror=payload()>-->'],
  ['a CDATA section in a drawing', '<svg><![CDATA[</svg><img src=x onerror=payload()>]]></svg>'],
  ['a text area that breaks out', '<textarea></textarea ><img src=x onerror=payload()></textarea>'],
  ['a pasted-in plain text', '<xmp><img src=x onerror=payload()></xmp>'],
  ['a marquee', '<marquee onstart="payload()"></marquee>'],
  ['an open details', '<details open ontoggle="payload()"></details>'],
  ['a portal', '<portal src="https://payload.example"></portal>'],
]

const WORDS = 'The river has many bridges, and each of them is older than the boats that pass below it. '.repeat(12)

describe('a page from a stranger', () => {
  it.each(PAYLOADS)('loses %s and keeps its words', (_, payload) => {
    const page = `<html><head><title>Bridges</title></head><body><article><h1>Bridges</h1><p>${WORDS}</p>${payload}<p>${WORDS}</p></article></body></html>`
    const read = fromHtml(Buffer.from(page))
    expect(read.ok).toBe(true)
    const value = read.ok ? read.value : null
    expect(value?.text).toContain('The river has many bridges')
    expect(JSON.stringify(value)).not.toMatch(/payload|javascript:|onerror|<script|<svg|<iframe/i)
  })

  it.each(PAYLOADS)('is cleaned of %s where HTML is kept for a moment', (_, payload) => {
    const clean = cleanHtml(`<p>before</p>${payload}<p>after</p>`)
    expect(clean).toContain('before')
    // What is left has no attribute at all, so that nothing in it can run or load.
    expect(clean).not.toMatch(/<[a-z0-9]+[\s/][^<>]*=/i)
    expect(clean).not.toMatch(
      /<\/?(?:script|style|svg|math|iframe|object|embed|link|meta|base|form|img|a|video|template)\b/i,
    )
  })

  it.each(['title', 'og:title', 'author'])('has no markup in its %s', (name) => {
    const evil = '&lt;img src=x onerror=payload()&gt;Bridges'
    const head = name === 'title' ? `<title>${evil}</title>` : `<meta property="${name}" content="${evil}">`
    const read = fromHtml(Buffer.from(`<html><head>${head}</head><body><p>${WORDS}</p></body></html>`))
    const value = read.ok ? read.value : null
    expect(`${value?.title} ${value?.authors}`).not.toMatch(/[<>]|onerror/)
  })

  it.each(['javascript:payload()', 'data:text/html,x', 'ftp://example.org/a', 'https://me:secret@example.org/a'])(
    'is not believed that it stands at %s',
    (address) => {
      const read = fromHtml(
        Buffer.from(`<html><head><link rel="canonical" href="${address}"></head><body><p>${WORDS}</p></body></html>`),
      )
      expect(read.ok && read.value.url).toBe(null)
    },
  )

  it('cannot claim to stand on another site than the one that it came from', () => {
    const page = `<html><head><link rel="canonical" href="https://bank.example/"></head><body><p>${WORDS}</p></body></html>`
    const read = fromHtml(Buffer.from(page), { url: 'https://weir.example/a' })
    expect(read.ok && read.value.url).toBe('https://weir.example/a')
  })
})
