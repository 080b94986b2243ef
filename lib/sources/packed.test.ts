import { describe, expect, it } from 'vitest'
import { bookEntries, wordEntries, wordParagraph, zipped } from '@/tests/support/packed-files'
import { fromDocx } from './docx'
import { fromEpub } from './epub'
import { readZip, ZIP_LIMITS } from './zip'

const docx = async (body: string, core?: string) => fromDocx(await zipped(wordEntries(body, core)))
const p = wordParagraph

describe('a Word file', () => {
  it('gives headings, paragraphs and tables', async () => {
    const row = (...cells: readonly string[]) =>
      `<w:tr>${cells.map((cell) => `<w:tc>${p(cell)}</w:tc>`).join('')}</w:tr>`
    const body = `${p('Bridges', 'Heading1')}${p('Twelve &amp; more.')}${p('Deep', 'Heading4')}<w:tbl>${row('Bridge', 'Year')}${row('Stone', '1999')}</w:tbl>`
    expect(await docx(body)).toMatchObject({
      ok: true,
      value: { title: 'Bridges', text: '# Bridges\n\nTwelve & more.\n\n### Deep\n\nBridge | Year\n\nStone | 1999' },
    })
  })

  it('leaves out captions and what was deleted', async () => {
    const deleted = '<w:p><w:r><w:t>Kept.</w:t></w:r><w:del><w:r><w:delText>Gone.</w:delText></w:r></w:del></w:p>'
    expect(await docx(`${p('A bridge at dusk', 'Caption')}${deleted}`)).toMatchObject({ value: { text: 'Kept.' } })
  })

  it('gives title and authors as its properties state them', async () => {
    const core =
      '<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Bridges of the river</dc:title><dc:creator>Ada Holm; Jan de Wit</dc:creator></cp:coreProperties>'
    expect(await docx(p('Words.'), core)).toMatchObject({
      value: { title: 'Bridges of the river', authors: ['Ada Holm', 'Jan de Wit'] },
    })
  })

  it('is told to be empty, no Word file, or damaged', async () => {
    expect(await docx(p(''))).toMatchObject({ code: 'empty' })
    expect(await fromDocx(await zipped({ 'other.xml': '<a/>' }))).toMatchObject({ code: 'wrong-type' })
    expect(await docx('<w:p><w:r>')).toMatchObject({ code: 'damaged' })
  })

  it('names no file of this machine, whatever entity it declares', async () => {
    const entries = wordEntries(p('One &x; two.'))
    const evil =
      entries['word/document.xml']?.replace(
        '<w:document',
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document',
      ) ?? ''
    const read = await fromDocx(await zipped({ ...entries, 'word/document.xml': evil }))
    expect(JSON.stringify(read)).not.toContain('root:')
  })
})

describe('an EPUB book', () => {
  const epub = async (book: Parameters<typeof bookEntries>[0], more: Record<string, string> = {}) =>
    fromEpub(await zipped({ ...bookEntries(book), ...more }))
  const chapters = {
    'two.xhtml': '<h1>Two</h1><p>Of iron.</p>',
    'one b.xhtml': '<h1>One</h1><p>Of stone.</p><aside>Not this</aside>',
  }

  it('gives its chapters in the order of reading, without contents and asides', async () => {
    const read = await epub({ chapters, spine: '<itemref idref="c1"/><itemref idref="c0"/>' })
    expect(read).toMatchObject({ ok: true, value: { text: '# One\n\nOf stone.\n\n# Two\n\nOf iron.' } })
  })

  it('leaves out what does not belong to the line of reading', async () => {
    expect(await epub({ chapters, spine: '<itemref idref="c1" linear="no"/><itemref idref="c0"/>' })).toMatchObject({
      value: { text: '# Two\n\nOf iron.' },
    })
  })

  it('gives the bibliography of its package', async () => {
    const metadata =
      '<dc:title>Bridges</dc:title><dc:creator>Ada Holm</dc:creator><dc:creator>Jan de Wit</dc:creator><dc:publisher>Weir Press</dc:publisher><dc:date>2021-05-04</dc:date><dc:language>en-GB</dc:language>'
    expect(await epub({ chapters, metadata })).toMatchObject({
      value: {
        title: 'Bridges',
        authors: ['Ada Holm', 'Jan de Wit'],
        outlet: 'Weir Press',
        published: '2021-05-04',
        language: 'en-GB',
      },
    })
  })

  it('is told to be locked where its words are, and read where only its fonts are', async () => {
    const encryption = (method: string) => ({
      'META-INF/encryption.xml': `<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="${method}"/></enc:EncryptedData></encryption>`,
    })
    expect(await epub({ chapters }, encryption('http://www.w3.org/2001/04/xmlenc#aes256-cbc'))).toMatchObject({
      code: 'encrypted',
    })
    expect(await epub({ chapters }, encryption('http://www.idpf.org/2008/embedding'))).toMatchObject({ ok: true })
  })

  it('is told to be damaged where its package is missing, or no book at all', async () => {
    const { 'OPS/book.opf': _, ...rest } = bookEntries({ chapters })
    expect(await fromEpub(await zipped(rest))).toMatchObject({ code: 'damaged' })
    expect(await fromEpub(await zipped({ 'a.xml': '<a/>' }))).toMatchObject({ code: 'wrong-type' })
  })

  it('is refused with more than 5 MB of text', async () => {
    const long = {
      'a.xhtml': Array.from(
        { length: 120_000 },
        (_, i) => `<p>Bridge number ${i} of the long list of bridges.</p>`,
      ).join(''),
    }
    expect(await epub({ chapters: long })).toMatchObject({ code: 'too-large' })
  })

  it('looks at no chapter outside itself', async () => {
    const read = await epub({ chapters: { '../../../../etc/passwd': 'x', 'a.xhtml': '<p>Words.</p>' } }).catch(
      () => null,
    )
    expect(JSON.stringify(read)).not.toContain('root:')
  })
})

describe('a zip file from a stranger', () => {
  const every = () => true
  const codeOf = async (bytes: Uint8Array) => {
    const read = await readZip(bytes, every)
    return read.ok ? 'read' : read.code
  }

  it.each([
    ['one entry that unpacks to far more', async () => zipped({ 'a.xml': Buffer.alloc(8 * 1024 * 1024) })],
    [
      'many entries that together do',
      async () =>
        zipped(Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}.xml`, Buffer.alloc(1024 * 1024 - 1)]))),
    ],
    [
      'more entries than any document',
      async () =>
        zipped(Object.fromEntries(Array.from({ length: ZIP_LIMITS.entries + 1 }, (_, i) => [`${i}.xml`, ''])), false),
    ],
  ])('is a bomb with %s', async (_, make) => {
    expect(await codeOf(await make())).toBe('bomb')
  })

  it('stops at the size that a lying header states', async () => {
    const bytes = Buffer.from(await zipped({ 'a.xml': Buffer.alloc(900_000, 'ab') }))
    // Both the entry’s own header (22) and the directory’s (24) hold the size.
    const directory = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
    bytes.writeUInt32LE(100, directory + 24)
    const before = process.memoryUsage().arrayBuffers
    expect(await codeOf(bytes)).toBe('damaged')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(5 * 1024 * 1024)
  })

  it('is not opened inside another', async () => {
    const inner = await zipped({ 'a.xml': Buffer.alloc(8 * 1024 * 1024) })
    const read = await readZip(await zipped({ 'inner.zip': inner, 'a.xml': '<a/>' }), (name) => name.endsWith('.xml'))
    expect(read.ok && [...read.entries.keys()]).toEqual(['a.xml'])
  })

  it('is told to be under a password', async () => {
    const bytes = Buffer.from(await zipped({ 'a.xml': '<a/>' }))
    const directory = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
    bytes.writeUInt16LE(bytes.readUInt16LE(directory + 8) | 1, directory + 8)
    expect(await codeOf(bytes)).toBe('encrypted')
  })

  it.each([
    ['cut off', async () => (await zipped({ 'a.xml': 'words '.repeat(500) })).subarray(0, 60)],
    ['of noise', async () => Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(500, 7)])],
    [
      'with a name that climbs out',
      async () =>
        Buffer.from(
          Buffer.from(await zipped({ 'aa/bb/a.xml': '<a/>' }))
            .toString('latin1')
            .replaceAll('aa/bb/', '../../'),
          'latin1',
        ),
    ],
  ])('is told to be damaged where it is %s', async (_, make) => {
    expect(await codeOf(await make())).toBe('damaged')
  })
})
