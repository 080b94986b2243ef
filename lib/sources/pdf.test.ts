import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { fromPdf } from './pdf'

const SIZE = 11
const wrapped = (text: string, font: PDFFont, width: number): readonly string[] => {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim()
    if (lines.length > 0 && font.widthOfTextAtSize(longer, SIZE) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

type Draw = (page: PDFPage, font: PDFFont, number: number) => void

/** A PDF of A4 pages, each drawn by a function. */
const pdf = async (pages: readonly Draw[], title?: string): Promise<Uint8Array> => {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.TimesRoman)
  pages.forEach((draw, i) => {
    draw(document.addPage([595, 842]), font, i + 1)
  })
  if (title) document.setTitle(title)
  return document.save()
}

/** Draws paragraphs down from `y`, with room between them. */
const paragraphs =
  (texts: readonly string[], { x = 72, y = 740, width = 450 } = {}): Draw =>
  (page, font) => {
    let at = y
    for (const text of texts) {
      for (const line of wrapped(text, font, width)) {
        page.drawText(line, { x, y: at, size: SIZE, font })
        at -= 14
      }
      at -= 10
    }
  }
const line =
  (text: string, x: number, y: number, size = SIZE): Draw =>
  (page, font) =>
    page.drawText(text, { x, y, size, font })
const all =
  (...draws: readonly Draw[]): Draw =>
  (page, font, number) => {
    for (const draw of draws) draw(page, font, number)
  }

const LONG =
  'The river has many bridges, and each of them is old enough to have a story that people tell in the evening.'
const OTHER =
  'A second paragraph follows; it is kept apart from the first, and it is long enough to be wrapped as well as that.'

const textOf = async (bytes: Uint8Array) => {
  const read = await fromPdf(bytes)
  return read.ok ? read.value.text : read.code
}

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

  it('reads two columns one after the other, also where they are drawn line by line', async () => {
    const [left, right] = [
      Array.from({ length: 7 }, () => LONG).join(' '),
      Array.from({ length: 7 }, () => OTHER).join(' '),
    ]
    const draw: Draw = (page, font) => {
      const [a, b] = [wrapped(left, font, 215), wrapped(right, font, 215)]
      for (let i = 0; i < Math.max(a.length, b.length); i++) {
        if (a[i]) page.drawText(a[i] ?? '', { x: 60, y: 700 - i * 14, size: SIZE, font })
        if (b[i]) page.drawText(b[i] ?? '', { x: 315, y: 700 - i * 14, size: SIZE, font })
      }
    }
    expect(await textOf(await pdf([draw]))).toBe(`${left}\n\n${right}`)
  })

  describe('in several columns', () => {
    /** One long sentence: its ends of lines end no paragraph. */
    const long = (opening: string): string =>
      `${opening} ${Array.from({ length: 8 }, (_, i) => `bridge ${i} is as old as the town on the other bank`).join(', ')}.`
    const [FIRST, SECOND, THIRD, FOURTH] = [long('First'), long('Second'), long('Third'), long('Fourth')]

    type Column = { readonly text: string; readonly x: number; readonly y?: number }

    /** Columns of one width, drawn line by line over all of them, as some programs do. */
    const columns =
      (list: readonly Column[], width: number): Draw =>
      (page, font) => {
        const wrappedTexts = list.map(({ text }) => wrapped(text, font, width))
        for (let i = 0; i < Math.max(...wrappedTexts.map(({ length }) => length)); i++) {
          wrappedTexts.forEach((lines, at) => {
            const { x = 0, y = 640 } = list[at] ?? {}
            const words = lines[i]
            if (words) page.drawText(words, { x, y: y - i * 14, size: SIZE, font })
          })
        }
      }

    it('reads three of them from left to right', async () => {
      const draw = columns(
        [
          { text: FIRST, x: 40 },
          { text: SECOND, x: 220 },
          { text: THIRD, x: 400 },
        ],
        155,
      )
      expect(await textOf(await pdf([draw]))).toBe([FIRST, SECOND, THIRD].join('\n\n'))
    })

    it('reads four of them from left to right', async () => {
      const texts = [FIRST, SECOND, THIRD, FOURTH]
      const draw = columns(
        texts.map((text, i) => ({ text, x: 30 + i * 138 })),
        115,
      )
      expect(await textOf(await pdf([draw]))).toBe(texts.join('\n\n'))
    })

    it('reads what stands above a heading across all columns before it', async () => {
      const draw = all(
        line('Bridges of the river and of the sea', 40, 780, 22),
        columns(
          [
            { text: FIRST, x: 40, y: 750 },
            { text: SECOND, x: 220, y: 750 },
            { text: THIRD, x: 400, y: 750 },
          ],
          155,
        ),
        line('What all keepers of the bridges and the ferries say of it today', 40, 380, 18),
        columns(
          [
            { text: FOURTH, x: 40, y: 350 },
            { text: SECOND, x: 220, y: 350 },
            { text: FIRST, x: 400, y: 350 },
          ],
          155,
        ),
      )
      expect(await textOf(await pdf([draw]))).toBe(
        [
          '# Bridges of the river and of the sea',
          FIRST,
          SECOND,
          THIRD,
          '# What all keepers of the bridges and the ferries say of it today',
          FOURTH,
          SECOND,
          FIRST,
        ].join('\n\n'),
      )
    })

    it('takes a short heading with room beside it for one of all columns', async () => {
      const three = (texts: readonly string[], y: number) =>
        columns(
          texts.map((text, i) => ({ text, x: 40 + i * 180, y })),
          155,
        )
      const draw = all(
        three([FIRST, SECOND, THIRD], 760),
        line('Keepers', 40, 400, 18),
        three([FOURTH, FIRST, SECOND], 370),
      )
      expect(await textOf(await pdf([draw]))).toBe(
        [FIRST, SECOND, THIRD, '# Keepers', FOURTH, FIRST, SECOND].join('\n\n'),
      )
    })

    it('leaves the other columns alone where a heading stands over some of them', async () => {
      const draw = all(
        columns([{ text: `${FIRST} ${THIRD}`, x: 40, y: 760 }], 155),
        columns(
          [
            { text: SECOND, x: 220, y: 760 },
            { text: THIRD, x: 400, y: 760 },
          ],
          155,
        ),
        line('What keepers say of the bridges', 220, 420, 18),
        columns(
          [
            { text: FOURTH, x: 220, y: 390 },
            { text: FIRST, x: 400, y: 390 },
          ],
          155,
        ),
      )
      expect(await textOf(await pdf([draw]))).toBe(
        [`${FIRST} ${THIRD}`, SECOND, THIRD, '# What keepers say of the bridges', FOURTH, FIRST].join('\n\n'),
      )
    })

    it('reads on over a picture between the lines of a column', async () => {
      const draw = all(
        columns(
          [
            { text: FIRST, x: 40, y: 760 },
            { text: SECOND, x: 220, y: 760 },
            { text: `${FIRST} ${THIRD}`, x: 400, y: 760 },
          ],
          155,
        ),
        (page) => page.drawRectangle({ x: 40, y: 400, width: 335, height: 80, color: rgb(0.8, 0.8, 0.8) }),
        line('Figure 2. All of the bridges, from the west to the east.', 40, 385),
        columns(
          [
            { text: THIRD, x: 40, y: 355 },
            { text: FOURTH, x: 220, y: 355 },
          ],
          155,
        ),
      )
      expect(await textOf(await pdf([draw]))).toBe(
        [
          FIRST,
          'Figure 2. All of the bridges, from the west to the east.',
          THIRD,
          SECOND,
          FOURTH,
          `${FIRST} ${THIRD}`,
        ].join('\n\n'),
      )
    })

    it('reads a table row by row, however many cells its rows have', async () => {
      const rows = Array.from({ length: 16 }, (_, i) => [`Lethra ${i}`, `${i}.4 tonnes`, `${i * 3} ships`])
      const draw = all(...rows.flatMap((cells, i) => cells.map((cell, at) => line(cell, 60 + at * 180, 700 - i * 16))))
      const text = await textOf(await pdf([draw]))
      expect(text.indexOf('15 ships')).toBeGreaterThan(text.indexOf('Lethra 4'))
      expect(text.indexOf('15 ships')).toBeLessThan(text.indexOf('Lethra 7'))
    })
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
