import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from 'pdf-lib'
import { fromPdf } from './pdf'

export const SIZE = 11
export const wrapped = (text: string, font: PDFFont, width: number): readonly string[] => {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim()
    if (lines.length > 0 && font.widthOfTextAtSize(longer, SIZE) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

export type Draw = (page: PDFPage, font: PDFFont, number: number) => void

/** A PDF of A4 pages, each drawn by a function. */
export const pdf = async (pages: readonly Draw[], title?: string): Promise<Uint8Array> => {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.TimesRoman)
  pages.forEach((draw, i) => {
    draw(document.addPage([595, 842]), font, i + 1)
  })
  if (title) document.setTitle(title)
  return document.save()
}

/** Draws paragraphs down from `y`, with room between them. */
export const paragraphs =
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
export const line =
  (text: string, x: number, y: number, size = SIZE): Draw =>
  (page, font) =>
    page.drawText(text, { x, y, size, font })
export const all =
  (...draws: readonly Draw[]): Draw =>
  (page, font, number) => {
    for (const draw of draws) draw(page, font, number)
  }

export const LONG =
  'The river has many bridges, and each of them is old enough to have a story that people tell in the evening.'
export const OTHER =
  'A second paragraph follows; it is kept apart from the first, and it is long enough to be wrapped as well as that.'

export const textOf = async (bytes: Uint8Array) => {
  const read = await fromPdf(bytes)
  return read.ok ? read.value.text : read.code
}
