import { describe, expect, it } from 'vitest'
import { readFeed } from './feed'

const AT = 'https://weir.example/feed'
const read = (source: string) => {
  const result = readFeed(Buffer.from(source), AT)
  if (!result.ok) throw new Error(result.message)
  return result.value
}

const RSS = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>The Weir &amp; River</title><link>https://weir.example/</link><language>en-GB</language>
<item><title>Bridges &lt;i&gt;grow&lt;/i&gt;</title><link>/bridges</link><guid isPermaLink="false">w-1</guid><dc:creator>Ada Holm</dc:creator>
<pubDate>Tue, 04 Mar 2025 23:30:00 -0500</pubDate><description><![CDATA[<p>In <b>short</b>.</p>]]></description>
<content:encoded><![CDATA[<h2>Numbers</h2><p>Twelve bridges.</p><script>evil()</script><img src=x onerror=evil()>]]></content:encoded></item>
<item><title>Only a pointer</title><link>https://weir.example/pointer</link><description>Words &amp; more</description></item>
<item><title>A bad address</title><link>javascript:evil()</link></item>
<item><description></description></item>
</channel></rss>`

describe('readFeed', () => {
  it('reads RSS with its words in canonical text', () => {
    const feed = read(RSS)
    expect(feed).toMatchObject({ title: 'The Weir & River', url: 'https://weir.example/', language: 'en-GB' })
    expect(feed.items[0]).toEqual({
      id: 'w-1',
      title: 'Bridges grow',
      url: 'https://weir.example/bridges',
      authors: ['Ada Holm'],
      published: '2025-03-04',
      text: '## Numbers\n\nTwelve bridges.',
      summary: 'In short.',
    })
  })

  it('gives an item without words of its own its address as its id, and leaves out what says nothing', () => {
    const { items } = read(RSS)
    expect(items.map(({ id, text }) => [id, text])).toEqual([
      ['w-1', expect.any(String)],
      ['https://weir.example/pointer', null],
      ['A bad address', null],
    ])
    expect(items[2]?.url).toBe(null)
  })

  it('reads Atom', () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">The &amp;amp; Weir</title><link rel="self" href="${AT}"/><link href="https://weir.example/"/>
      <author><name>Ada Holm</name></author><entry><id>tag:weir,1</id><title>Bridges grow</title><link rel="alternate" href="https://weir.example/b"/>
      <updated>2025-03-05T10:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Twelve <b>bridges</b>.</p></div></content></entry></feed>`
    expect(read(atom)).toEqual({
      title: 'The & Weir',
      url: 'https://weir.example/',
      language: null,
      items: [
        {
          id: 'tag:weir,1',
          title: 'Bridges grow',
          url: 'https://weir.example/b',
          authors: ['Ada Holm'],
          published: '2025-03-05',
          text: 'Twelve bridges.',
          summary: 'Twelve bridges.',
        },
      ],
    })
  })

  it('reads JSON Feed, plain words with their paragraphs', () => {
    const json = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Weir',
      items: [
        {
          id: 7,
          url: 'https://weir.example/7',
          title: 'Seven',
          content_text: 'One < two.\n\nThree.',
          date_published: '2025-03-04T01:00:00+02:00',
        },
      ],
    }
    expect(read(JSON.stringify(json)).items[0]).toMatchObject({
      id: '7',
      text: 'One < two.\n\nThree.',
      published: '2025-03-04',
    })
  })

  it('expands no entities of a feed’s own, so that none can grow or name a file', () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>T</title><item><title>One &b; &x;</title></item></channel></rss>`
    const result = readFeed(Buffer.from(bomb), AT)
    expect(result.ok ? JSON.stringify(result.value) : '').not.toMatch(/aaaa|root:/)
  })

  it.each([
    ['a page', '<!doctype html><html><body><p>Words</p></body></html>'],
    ['words', 'Only words.'],
    ['other JSON', '{"a":1}'],
    ['half a feed', '<rss><channel>'],
    ['nothing', ''],
  ])('tells that %s is no feed', (_, source) => {
    expect(readFeed(Buffer.from(source), AT)).toMatchObject({ ok: false, code: 'wrong-type' })
  })

  it('reads the two hundred newest of a long feed', () => {
    const items = Array.from({ length: 500 }, (_, i) => `<item><title>Item ${i}</title></item>`).join('')
    expect(read(`<rss version="2.0"><channel><title>T</title>${items}</channel></rss>`).items.length).toBe(200)
  })
})
