import { describe, expect, it } from 'vitest'
import { MAX_PACKED_BYTES, MAX_TEXT_BYTES } from './limits'
import { ACCEPTED_ENDINGS, readSource } from './read-source'

const utf8 = (text: string) => new TextEncoder().encode(text)
const textOf = async (name: string, bytes: Uint8Array) => {
  const read = await readSource(name, bytes)
  return read.ok ? read.value.text : read.code
}
const sourceOf = async (name: string, text: string) => {
  const read = await readSource(name, utf8(text))
  if (!read.ok) throw new Error(read.message)
  return read.value
}

describe('readSource', () => {
  it('picks the reader by the ending of the name', async () => {
    expect(await textOf('NOTES.TXT', utf8('*a* text'))).toBe('*a* text')
    expect(await textOf('notes.md', utf8('*a* text'))).toBe('a text')
    expect(await textOf('notes.markdown', utf8('*a* text'))).toBe('a text')
  })

  it.each(['paper.odt', 'notes', 'folder.md/notes', '.md.exe'])(
    'refuses %s and names what is accepted',
    async (name) => {
      expect(await readSource(name, utf8('text'))).toEqual({
        ok: false,
        code: 'wrong-type',
        message: `“${name}” cannot be read. Choose plain text, Markdown, a web page, a PDF, a Word file or an EPUB book: ${ACCEPTED_ENDINGS.join(', ')}.`,
      })
    },
  )

  it('refuses a file over the limit with its size, and reads one at the limit', async () => {
    expect(await readSource('a.txt', new Uint8Array(MAX_TEXT_BYTES + 1).fill(97))).toEqual({
      ok: false,
      code: 'too-large',
      message: 'The file is 5.0 MB; the limit is 5.0 MB. Split it into parts and import those.',
    })
    expect((await readSource('a.txt', new Uint8Array(MAX_TEXT_BYTES).fill(97))).ok).toBe(true)
  })

  it.each(['a.pdf', 'a.docx', 'a.epub'])('refuses as too large a packed file like %s of over 25 MB', async (name) => {
    const bytes = new Uint8Array(MAX_PACKED_BYTES + 1)
    bytes.set(utf8(name === 'a.pdf' ? '%PDF-1.7' : 'PK\x03\x04'))
    expect(await textOf(name, bytes)).toBe('too-large')
  })

  it.each([
    ['a text named like a PDF', 'a.pdf', utf8('Only words.')],
    ['a text named like a Word file', 'a.docx', utf8('Only words.')],
    ['a PDF named like a book', 'a.epub', utf8('%PDF-1.7 words')],
    ['an old Word file', 'a.docx', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
  ])('tells that %s is not what its name says', async (_, name, bytes) => {
    expect(await textOf(name, bytes)).toBe('wrong-type')
  })

  it('recognises a Word file under a password, which is another kind of file', async () => {
    const inside = Buffer.from('EncryptedPackage', 'utf16le')
    const bytes = Buffer.concat([Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), inside])
    expect(await textOf('a.docx', bytes)).toBe('encrypted')
  })

  it('does not take a packed file with a text’s name for words', async () => {
    expect(await textOf('a.txt', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0x00, 0x00]))).toBe('binary')
  })

  it.each([
    ['nothing', ''],
    ['white space', ' \n\t\n'],
    ['signs without words', '---\n***\n'],
  ])('tells that a file with %s is empty', async (_, text) => {
    expect([await textOf('a.txt', utf8(text)), await textOf('a.md', utf8(text))]).toEqual(['empty', 'empty'])
  })
})

describe('decoding', () => {
  const utf16 = (text: string, littleEndian: boolean) => {
    const view = new DataView(new ArrayBuffer(text.length * 2 + 2))
    ;[0xfeff, ...Array.from(text, (sign) => sign.charCodeAt(0))].forEach((unit, at) => {
      view.setUint16(at * 2, unit, littleEndian)
    })
    return new Uint8Array(view.buffer)
  }

  it.each([
    ['UTF-8', utf8('Xi’s café')],
    ['UTF-8 with a byte order mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8('Xi’s café')])],
    ['UTF-16, low byte first', utf16('Xi’s café', true)],
    ['UTF-16, high byte first', utf16('Xi’s café', false)],
    ['Windows-1252', Uint8Array.from([0x58, 0x69, 0x92, 0x73, 0x20, 0x63, 0x61, 0x66, 0xe9])],
  ])('reads %s', async (_, bytes) => {
    expect(await textOf('a.txt', bytes)).toBe('Xi’s café')
  })

  it.each([
    ['NUL', Uint8Array.from([0x61, 0x00, 0x62])],
    ['half a UTF-16 unit', Uint8Array.from([0xff, 0xfe, 0x61, 0x00, 0x62])],
    ['a code that Windows-1252 does not have', Uint8Array.from([0x61, 0x81, 0x62])],
    ['control codes', Uint8Array.from([0x61, 0xe9, 0x02])],
    ['mostly high bytes', Uint8Array.from([0x89, 0xe9, 0xff, 0x61, 0xfe])],
  ])('refuses bytes with %s', async (_, bytes) => {
    expect(await textOf('a.txt', bytes)).toBe('binary')
  })
})

describe('plain text', () => {
  it.each([
    ['the first line', 'Take it at face value\n\nThe two met. They spoke.', 'Take it at face value'],
    [
      'a line behind an introduction',
      'A short piece for the Diplomat.\n\nTake it at face value\n\nThe two met.',
      'Take it at face value',
    ],
    [
      'the line below the sort of text',
      'PRESS RELEASE\n\nTake it at face value\n\nThe two met.',
      'Take it at face value',
    ],
    [
      'words with full stops right above who signs them',
      'The aid is gone. Good.\n\nAda Holm\n\n28 June 2026\n\nI have asked for money. The two met.',
      'The aid is gone. Good.',
    ],
    ['no sentence above other sentences', 'The aid is gone.\n\nThe two met.\n\nThey spoke.', null],
    ['a question', 'Who won?\n\nThe two met. They spoke.', 'Who won?'],
    ['nothing before sentences', 'The two met.\n\nThey spoke.', null],
    ['nothing in a by-line', 'By Raffaello Pantucci\n\nThe two met.', null],
    ['nothing in a text of one line', 'The two met', null],
  ])('takes for its title %s', async (_, text, title) => {
    expect((await sourceOf('a.txt', text)).title).toBe(title)
  })

  it('takes authors and date from a byline and a dateline', async () => {
    const text = 'Take it at face value\n\nBy Ada Holm and Jan de Wit\n\nLETHRA, 14 March 2025 (Wire) — The two met.'
    expect(await sourceOf('a.txt', text)).toMatchObject({
      authors: ['Ada Holm', 'Jan de Wit'],
      published: '2025-03-14',
    })
  })

  it('takes what a header of labels says', async () => {
    const text =
      'Title: At Face Value\nAuthor: Ada Holm\nDate: 3 May 2024\nSource: Lethra Gazette\nURL: https://example.org/a\n\nThe two met.'
    expect(await sourceOf('a.txt', text)).toMatchObject({
      authors: ['Ada Holm'],
      published: '2024-05-03',
      outlet: 'Lethra Gazette',
      url: 'https://example.org/a',
    })
  })

  it('guesses nothing from sentences', async () => {
    const text = 'Take it at face value\n\nAda Holm met him on 3 May 2024. By Friday the Gazette had printed it.'
    expect(await sourceOf('a.txt', text)).toMatchObject({ authors: [], published: null, outlet: null, url: null })
  })

  it('joins wrapped lines and keeps long lines apart', async () => {
    const long = 'word '.repeat(30).trim()
    expect((await sourceOf('a.txt', `one\ntwo\n\n${long}\n${long}`)).text).toBe(`one two\n\n${long}\n\n${long}`)
  })

  it('turns bullets into items', async () => {
    expect((await sourceOf('a.txt', '  • one\n  • two')).text).toBe('- one\n\n- two')
  })
})

describe('Markdown', () => {
  it('takes the bibliography from the front matter', async () => {
    const text =
      '---\ntitle: "A: B"\nauthors: [C D, E F]\noutlet: RUSI\npublished: 2022-01\nurl: https://example.org/a\n---\n# Other\n\nText'
    expect(await sourceOf('a.md', text)).toEqual({
      title: 'A: B',
      authors: ['C D', 'E F'],
      outlet: 'RUSI',
      published: '2022-01',
      url: 'https://example.org/a',
      language: null,
      text: '# Other\n\nText',
    })
  })

  it('takes authors and date from the text where front matter has none', async () => {
    const text = '# At face value\n\nBy Ada Holm\n\n3 May 2024\n\nThe two met.'
    expect(await sourceOf('a.md', text)).toMatchObject({ authors: ['Ada Holm'], published: '2024-05-03' })
    const stated = `---\nauthor: Jan Berg\ndate: 2023-01\n---\n${text}`
    expect(await sourceOf('a.md', stated)).toMatchObject({ authors: ['Jan Berg'], published: '2023-01' })
  })

  it('reads usual other names of fields, and leaves out what is not right', async () => {
    const text =
      '---\nAuthor: C D and E F\ndate: 2023-02-17T10:00:00Z\npublisher: RUSI\nurl: javascript:alert(1)\n---\nText'
    expect(await sourceOf('a.md', text)).toEqual({
      title: null,
      authors: ['C D', 'E F'],
      outlet: 'RUSI',
      published: '2023-02-17',
      url: null,
      language: null,
      text: 'Text',
    })
  })

  it('leaves front matter that cannot be read out of the text', async () => {
    expect(await sourceOf('a.md', '---\n: [\n---\n# Title\n\nText')).toMatchObject({
      title: 'Title',
      text: '# Title\n\nText',
    })
  })

  it.each([
    ['marks', 'a **b** _c_ `d` ~~e~~', 'a b c d ~~e~~'],
    ['links and pictures', '[a](http://x.org "t") ![b](c.png) <http://d.org>', 'a b http://d.org'],
    ['wrapped lines and hard breaks', 'a\nb\\\nc', 'a b c'],
    ['headings below the third level', '#### deep\n\nSetext\n======', '### deep\n\n# Setext'],
    ['nested lists', '1. a\n   - b\n\n     c\n2. d', '- a\n\n- b c\n\n- d'],
    ['quotations and code', '> a\n\n```js\nb()\n```', 'a\n\nb()'],
    ['tables', '| a | **b** |\n|:--|--:|\n| 1 | 2 |', 'a | b\n\n1 | 2'],
    ['HTML', '<div class="x">a &amp; b</div>\n\nc <b>d</b><br>e', 'a & b\n\nc d e'],
    ['scripts', 'a <script>evil()</script>b\n\n<script>\nevil()\n</script>\n\n<style>p{}</style>', 'a b'],
    ['comments', 'a <!-- b --> c\n\n<!-- d\n\ne -->', 'a c'],
  ])('reduces %s to words', async (_, markdown, text) => {
    expect((await sourceOf('a.md', markdown)).text).toBe(text)
  })
})
