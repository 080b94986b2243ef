import type { PdfLine } from './lines'

export type PdfPage = { readonly number: number; readonly height: number; readonly lines: readonly PdfLine[] }

/** Headers and footers stand in this share of the page at its top and bottom. */
const MARGIN = 0.12
/** On a short document, two pages with the same line are enough; on a long one, more. */
const FEWEST_PAGES = 2
const SHARE_OF_PAGES = 0.3
/** In points. */
const SAME_HEIGHT = 3

const PAGE_NUMBER = /^(?:[-–—|]\s*)?(?:page\s+)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|\/)\s*\d{1,4})?(?:\s*[-–—|])?$/i

/** What browsers print around a page: when and where it was printed. */
const OF_BROWSER = /^(?:(?:https?|file):\/\/\S+(?: \d+\/\d+)?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d{2}\b.*)$/i

const isInMargin = ({ y }: PdfLine, height: number): boolean => y > height * (1 - MARGIN) || y < height * MARGIN

/** The same header on another page, whatever its page number. */
const shapeOf = (line: PdfLine): string => `${Math.round(line.y / 6)}:${line.text.replace(/\d+/g, '#').toLowerCase()}`

/** The pages without what repeats in their margins: headers, footers and page numbers. */
export const withoutRunningLines = (pages: readonly PdfPage[]): PdfPage[] => {
  const counts = new Map<string, number>()
  for (const { lines, height } of pages) {
    const shapes = new Set(lines.filter((line) => isInMargin(line, height)).map(shapeOf))
    for (const shape of shapes) counts.set(shape, (counts.get(shape) ?? 0) + 1)
  }
  const enough = Math.max(FEWEST_PAGES, Math.ceil(pages.length * SHARE_OF_PAGES))
  const repeats = (line: PdfLine) => (counts.get(shapeOf(line)) ?? 0) >= enough
  return pages.map(({ lines, ...page }) => {
    const printed = lines.filter((line) => OF_BROWSER.test(line.text))
    // Title and page number are drawn apart from them, at the same height.
    const isPrinted = ({ y }: PdfLine) => printed.some((line) => Math.abs(line.y - y) < SAME_HEIGHT)
    const isRunning = (line: PdfLine) =>
      repeats(line) || isPrinted(line) || (PAGE_NUMBER.test(line.text) && pages.length > 1)
    return { ...page, lines: lines.filter((line) => !(isInMargin(line, page.height) && isRunning(line))) }
  })
}
