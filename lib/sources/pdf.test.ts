import { PDFDocument, rgb } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { fromPdf } from './pdf'
import { all, type Draw, LONG, line, OTHER, paragraphs, pdf, textOf } from './pdf.fixture'

describe('the text of a PDF', () => {
  it('has its paragraphs rebuilt from the lines', async () => {
    expect(await textOf(await pdf([paragraphs([LONG, OTHER, LONG])]))).toBe([LONG, OTHER, LONG].join('\n\n'))
  })

  it('has no headers, footers and page numbers', async () => {
    const running: Draw = (page, font, number) => {
      line(`The Weir Review ${number}`, 72, 805, 9)(page, font, number)
      line(String(number), 290, 30, 9)(page, font, number)
    }
    const pages = Array.from({ length: 4 }, () => all(running, paragraphs([LONG, OTHER])))
    expect(await textOf(await pdf(pages))).toBe(Array.from({ length: 4 }, () => `${LONG}\n\n${OTHER}`).join('\n\n'))
  })

  it('joins words that a line end parts, and keeps hyphens that the document writes elsewhere', async () => {
    const draw = all(
      line('The harbour reckons with a consider-', 72, 700),
      line('able rise. The well-known ferry is a well-', 72, 686),
      line('known sight.', 72, 672),
    )
    expect(await textOf(await pdf([draw]))).toBe(
      'The harbour reckons with a considerable rise. The well-known ferry is a well-known sight.',
    )
  })

  it('runs a paragraph on over a page', async () => {
    const first = all(paragraphs([LONG]), line('This sentence goes on over the end of', 72, 72))
    const second = line('the page and ends there.', 72, 740)
    expect(await textOf(await pdf([first, second]))).toContain('goes on over the end of the page and ends there.')
  })

  it('marks larger lines as headings and bullets as items', async () => {
    const draw = all(
      line('Bridges of the river', 72, 780, 22),
      line('What is new', 72, 740, 14),
      paragraphs([LONG], { y: 710 }),
      line('• one', 72, 640),
      line('• two', 72, 626),
    )
    expect(await textOf(await pdf([draw]))).toBe(
      `# Bridges of the river\n\n## What is new\n\n${LONG}\n\n- one\n\n- two`,
    )
  })
})

describe('the bibliography of a PDF', () => {
  it('is what the file states', async () => {
    const read = await fromPdf(
      await pdf([all(line('12 March 2023', 72, 760), paragraphs([LONG]))], 'Bridges of the river'),
    )
    expect(read).toMatchObject({ ok: true, value: { title: 'Bridges of the river', published: '2023-03-12' } })
  })

  it('takes the largest heading for a title where the file states a file name', async () => {
    const read = await fromPdf(
      await pdf([all(line('Bridges grow', 72, 780, 22), paragraphs([LONG]))], 'Microsoft Word - draft7.docx'),
    )
    expect(read).toMatchObject({ ok: true, value: { title: 'Bridges grow' } })
  })
})

describe('a PDF that cannot be read', () => {
  it('says that it was scanned', async () => {
    const scan: Draw = (page) =>
      page.drawRectangle({ x: 50, y: 50, width: 400, height: 600, color: rgb(0.9, 0.9, 0.9) })
    expect(await textOf(await pdf([scan, scan]))).toBe('no-text')
  })

  it('says that it needs a password', async () => {
    // A file whose trailer names an encryption that the empty password does not open.
    const plain = Buffer.from(
      await (await PDFDocument.load(await pdf([paragraphs([LONG])]))).save({ useObjectStreams: false }),
    )
    const key = '<'.concat('ab'.repeat(32), '>')
    const encrypt = `/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O ${key} /U ${key} >> /ID [${'<00112233445566778899aabbccddeeff>'.repeat(2)}]`
    const locked = plain.toString('latin1').replace(/trailer\s*<</, (found) => `${found} ${encrypt}`)
    expect(await textOf(Buffer.from(locked, 'latin1'))).toBe('encrypted')
  })

  it.each([
    ['cut off', async () => Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog')],
    ['of noise', async () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(4_000, 0x5a)])],
  ])('says that it is damaged where it is %s', async (_, bytes) => {
    expect(await textOf(await bytes())).toBe('damaged')
  })
})
