import { describe, expect, it } from 'vitest'
import { fromHtml, type PageOrigin } from './html'
import { MAX_TEXT_BYTES } from './limits'

const LONG = 'The river has many bridges, and each of them is older than the boats that pass below it. '
  .repeat(8)
  .trim()

const page = (body: string, head = '', attributes = '') =>
  `<!doctype html><html${attributes}><head>${head}</head><body>${body}</body></html>`
const read = (html: string | Uint8Array, origin?: PageOrigin) => {
  const result = fromHtml(typeof html === 'string' ? Buffer.from(html) : html, origin)
  if (!result.ok) throw new Error(`${result.code}: ${result.message}`)
  return result.value
}
const codeOf = (html: string | Uint8Array) => {
  const result = fromHtml(typeof html === 'string' ? Buffer.from(html) : html)
  return result.ok ? 'read' : result.code
}
const article = (inner: string) =>
  page(
    `<nav><a>Home</a> <a>World</a></nav><article><p>${LONG}</p>${inner}<p>${LONG}</p></article><footer>All rights kept</footer>`,
  )
const textOf = (inner: string) => read(article(inner)).text.split(`${LONG}`).join('').trim()

describe('the text of a page', () => {
  it.each([
    [
      'headings up to the third level',
      '<h2>Two</h2><p>a</p><h3>Three</h3><p>b</p><h5>Five</h5><p>c</p>',
      '## Two\n\na\n\n### Three\n\nb\n\n### Five\n\nc',
    ],
    [
      'list items, nested ones too',
      '<ul><li>one<ul><li>inner</li></ul></li><li><p>two</p></li></ul>',
      '- one\n\n- inner\n\n- two',
    ],
    [
      'tables of values, a line a row',
      '<table><thead><tr><th>Bridge</th><th>Year</th></tr></thead><tbody><tr><td>Stone</td><td>1999</td></tr></tbody></table>',
      'Bridge | Year\n\nStone | 1999',
    ],
    ['paragraphs parted by two breaks', '<div>one<br>still one<br><br>two</div>', 'one still one\n\ntwo'],
    ['inline marks as words', '<p>a <b>b</b><i>c</i> <a href="/x">d</a>&nbsp;e&amp;f</p>', 'a bc d e&f'],
    ['quotations', '<blockquote><p>said</p></blockquote>', 'said'],
  ])('keeps %s', (_, inner, text) => {
    expect(textOf(inner)).toBe(text)
  })

  it.each([
    ['captions', '<figure><img src="a.png"><figcaption>A bridge at dusk.</figcaption></figure>'],
    ['captions by their name', '<div class="image-caption">A bridge at dusk.</div>'],
    ['pointers to other articles by their name', '<div class="related-links"><a>Another story</a></div>'],
    ['pointers by their words', '<p>Read more: <a>Another story of the town</a></p>'],
    ['asides', '<aside><p>Subscribe to our letter</p></aside>'],
    ['what is for screen readers only', '<span class="visually-hidden">Image 1 of 3</span>'],
  ])('leaves out %s', (_, inner) => {
    expect(textOf(inner)).toBe('')
  })

  it('leaves out menus and footers', () => {
    expect(read(article('')).text).not.toMatch(/Home|World|rights/)
  })

  it('is found by the second reader where the first finds a teaser only', () => {
    const cards = Array.from(
      { length: 12 },
      (_, i) => `<section><span>Point ${i} of the list is short but counts.</span></section>`,
    )
    expect(read(page(`<main><h1>Points</h1>${cards.join('')}</main>`)).text).toMatch(/Point 0[\s\S]*Point 11/)
  })

  it('is the fragment itself where there is no page around it', () => {
    expect(read('<p>Only a few words.</p>').text).toBe('Only a few words.')
  })

  it('is told to be missing where the page has none', () => {
    expect(codeOf(page('<img src="a.png">'))).toBe('empty')
  })

  it('is told to be behind a login where there is a form for one', () => {
    const form = '<h1>Welcome</h1><form><input name="user"><input type="password"></form><p>Sign in to read on.</p>'
    expect(codeOf(page(form))).toBe('login')
    expect(codeOf(page(`${form}<article><p>${LONG}</p><p>${LONG}</p></article>`))).toBe('read')
  })

  it('is refused over 5 MB', () => {
    expect(codeOf(new Uint8Array(MAX_TEXT_BYTES + 1).fill(97))).toBe('too-large')
  })

  it('is found in a thousand nested tables, and in a hundred thousand nested boxes', () => {
    const nested = (tag: string, times: number, end: string) => tag.repeat(times) + LONG + end.repeat(times)
    expect(read(page(nested('<table><tr><td>', 1_000, '</td></tr></table>'))).text).toContain(LONG)
    expect(read(page(nested('<div>', 100_000, '</div>'))).text).toContain(LONG)
  })

  it.each([
    ['UTF-8', Buffer.from(page(`<p>Café at the Čapek bridge</p>`)), null],
    ['what the server says', Buffer.from(page('<p>Caf\xe9 at the \xc8apek bridge</p>'), 'latin1'), 'iso-8859-2'],
    [
      'what the page says',
      Buffer.from(page('<p>Caf\xe9 at the \xc8apek bridge</p>', '<meta charset="windows-1250">'), 'latin1'),
      null,
    ],
  ])('is decoded by %s', (_, bytes, charset) => {
    expect(read(bytes, { charset }).text).toContain('Café at the Čapek bridge')
  })
})

describe('the bibliography of a page', () => {
  const linked = (data: unknown) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`

  it('comes from linked data first', () => {
    const head = linked({
      '@graph': [
        { '@type': 'WebPage', headline: 'Wrong' },
        {
          '@type': ['NewsArticle'],
          headline: 'Bridges grow',
          author: [{ name: 'Ada Holm' }, { name: 'Jan de Wit' }],
          datePublished: '2023-03-12T23:30:00-05:00',
          publisher: { name: 'The Weir' },
        },
      ],
    })
    expect(read(page(`<p>${LONG}</p>`, `<title>Other</title>${head}`, ' lang="en-GB"'))).toMatchObject({
      title: 'Bridges grow',
      authors: ['Ada Holm', 'Jan de Wit'],
      outlet: 'The Weir',
      published: '2023-03-12',
      language: 'en-GB',
    })
  })

  it('comes from the metadata otherwise, with the site’s name taken off the title', () => {
    const head =
      '<meta property="og:title" content="Bridges grow – The Weir"><meta property="og:site_name" content="The Weir">' +
      '<meta name="author" content="By Ada Holm and Jan de Wit"><meta property="article:published_time" content="2023-03-12">' +
      '<link rel="canonical" href="/a">'
    expect(read(page(`<p>${LONG}</p>`, head), { url: 'https://www.weir.example/a?utm_source=x' })).toMatchObject({
      title: 'Bridges grow',
      authors: ['Ada Holm', 'Jan de Wit'],
      outlet: 'The Weir',
      published: '2023-03-12',
      url: 'https://www.weir.example/a',
    })
  })

  it('comes from what scholarly pages state', () => {
    const head =
      '<meta name="citation_title" content="Bridges: a survey"><meta name="citation_author" content="Holm, Ada"><meta name="citation_author" content="Jan de Wit">' +
      '<meta name="citation_publication_date" content="2021/05"><meta name="citation_journal_title" content="River Studies">'
    expect(read(page(`<p>${LONG}</p>`, head))).toMatchObject({
      title: 'Bridges: a survey',
      published: '2021-05',
      outlet: 'River Studies',
    })
  })

  it('comes from the byline and the time of the page at last', () => {
    const body = `<article><h1>Bridges grow</h1><p class="byline">By <a rel="author">Ada Holm</a></p><time datetime="2023-03-12T10:00Z">12 March</time><p>${LONG}</p></article>`
    expect(read(page(body))).toMatchObject({ title: 'Bridges grow', authors: ['Ada Holm'], published: '2023-03-12' })
  })

  it('is left open where the page states nothing, or nonsense', () => {
    const head =
      '<meta property="article:published_time" content="2023-13-45"><meta name="author" content="https://weir.example/ada"><script type="application/ld+json">{broken</script>'
    expect(read(page(`<p>${LONG}</p>`, head))).toMatchObject({
      title: null,
      authors: [],
      outlet: null,
      published: null,
      url: null,
      language: null,
    })
  })
})
