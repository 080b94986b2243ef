import { getDocumentProxy } from 'unpdf'
import { canonicalText, countWords, parseBlocks } from '../domain/content/canonical-text'
import { bylineNames } from './byline'
import { NO_BIBLIOGRAPHY } from './front-matter'
import { headLineOf } from './head/head-line'
import { readHead } from './head/read-head'
import { MAX_TEXT_BYTES } from './limits'
import { inReadingOrder } from './pdf-layout/columns'
import { linesOf, type PdfPiece } from './pdf-layout/lines'
import { blocksOfLines } from './pdf-layout/paragraphs'
import { type PdfPage, withoutRunningLines } from './pdf-layout/running-lines'
import { publishedIn } from './published'
import { failure, type SourceFailure, type SourceResult, sourceResult } from './source-result'

const MOST_PAGES = 2_000
/** A page number and a stamp are no text. */
const FEWEST_WORDS_A_PAGE = 3
const LONGEST_RUNNING = 120

const ENCRYPTED = failure(
  'encrypted',
  'The PDF needs a password. Save a copy without one, for example by printing it to a new PDF, and add that.',
)
const NO_TEXT = failure(
  'no-text',
  'The PDF is a scan: it has images of pages but no text. Run it through text recognition (OCR) first, or paste the text.',
)
const DAMAGED = failure('damaged', 'The PDF is damaged and cannot be read. Get a new copy, or print it to a new PDF.')
const TOO_LONG = failure(
  'too-large',
  `The PDF has more than ${MOST_PAGES.toLocaleString('en-GB')} pages or 5 MB of text. Save only the part you need and add that.`,
)

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>

const open = async (bytes: Uint8Array): Promise<PdfDocument | SourceFailure> => {
  try {
    // A copy, because the reader takes the buffer for itself.
    return await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0, isEvalSupported: false, stopAtErrors: false })
  } catch (reason) {
    return reason instanceof Error && reason.name === 'PasswordException' ? ENCRYPTED : DAMAGED
  }
}

type TextItem = {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
}

const pieceOf = ({ str, transform, width, height }: TextItem): PdfPiece => {
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = transform
  return { text: str, x, y, width, size: Math.hypot(c, d) || height || Math.hypot(a, b) }
}

/** What is set on its side, a stamp of an archive along the margin, is no running text. */
const isUpright = ({ transform }: TextItem): boolean => Math.abs(transform[1] ?? 0) < Math.abs(transform[0] ?? 1) * 0.1

const pageOf = async (pdf: PdfDocument, number: number): Promise<PdfPage> => {
  const page = await pdf.getPage(number)
  const [, , width = 0, height = 0] = page.view
  const { items } = await page.getTextContent()
  const pieces = items.flatMap((item) => ('str' in item && isUpright(item) ? [pieceOf(item)] : []))
  page.cleanup()
  return { number, height, lines: inReadingOrder(linesOf(pieces, number), width) }
}

const pagesOf = async (pdf: PdfDocument): Promise<readonly PdfPage[] | SourceFailure> => {
  if (pdf.numPages > MOST_PAGES) return TOO_LONG
  const pages: PdfPage[] = []
  let characters = 0
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pageOf(pdf, number)
    characters += page.lines.reduce((sum, { text }) => sum + text.length, 0)
    if (characters > MAX_TEXT_BYTES) return TOO_LONG
    pages.push(page)
  }
  return pages
}

/** Programs put file names and their own names there. */
const isTitle = (title: string): boolean =>
  countWords(title) > 1 && !/^(?:microsoft word|untitled|layout \d)|\.(?:docx?|pdf|indd|tex|qxd)$/i.test(title)

const stated = async (pdf: PdfDocument): Promise<{ readonly title: string | null; readonly author: string }> => {
  try {
    const { info } = await pdf.getMetadata()
    const of = (name: string) => {
      const value: unknown = Object.entries(info).find(([key]) => key === name)?.[1]
      return typeof value === 'string' ? canonicalText(value.replace(/\s+/gu, ' ')) : ''
    }
    return { title: isTitle(of('Title')) ? of('Title') : null, author: of('Author') }
  } catch {
    return { title: null, author: '' }
  }
}

/** The largest heading near the top that is not the name of the outlet; null where there is no heading. */
const titleIn = (text: string): string | null => {
  const guess = readHead(text, null)
  const headings = parseBlocks(text).filter(
    ({ kind, text: words }) => kind === 'heading' && !guess.lines.some((line) => line.text === words),
  )
  return (headings.find(({ level }) => level === 1) ?? headings[0])?.text ?? null
}

/** The outlet as a header or footer of every page names it. */
const outletOfRunning = (pages: readonly PdfPage[], left: readonly PdfPage[]): string | null => {
  const [first, second] = [pages[0], pages[1]]
  if (!first || !second) return null
  const kept = new Set(left.flatMap(({ lines }) => lines))
  const gone = [...first.lines, ...second.lines].filter((line) => !kept.has(line) && line.text.length < LONGEST_RUNNING)
  const parts = gone.flatMap(({ text }) => text.replace(/\b(?:page )?\d{1,4}\b(?! \p{L})/giu, ' ').split(/[|·•–—]/u))
  const names = parts.map((part) => headLineOf(part)?.outlet ?? null)
  return names.find((name) => name !== null) ?? null
}

/**
 * Reads a PDF: its text with paragraphs, headings and lists rebuilt from where the lines stand; headers, footers and
 * page numbers dropped, words that a line end parts joined. The title is the one that the file states, else its largest
 * heading; who wrote it, where and when is what the first page says, else its author is the one that the file states. Fails as `encrypted`, `no-text` (scanned), `damaged`, or `too-large` over 5 MB of text or 2,000 pages.
 */
export const fromPdf = async (bytes: Uint8Array): Promise<SourceResult> => {
  const pdf = await open(bytes)
  if ('ok' in pdf) return pdf
  try {
    const pages = await pagesOf(pdf)
    if ('ok' in pages) return pages
    const running = withoutRunningLines(pages)
    const text = canonicalText(blocksOfLines(running.flatMap(({ lines }) => lines)).join('\n\n'))
    if (countWords(text) < pages.length * FEWEST_WORDS_A_PAGE) return NO_TEXT
    const { title, author } = await stated(pdf)
    const head = readHead(text, title ?? titleIn(text))
    const named = bylineNames(author).filter((name) => name.includes(' '))
    return sourceResult({
      ...NO_BIBLIOGRAPHY,
      title: title ?? titleIn(text),
      authors: head.authors.length > 0 ? head.authors : named,
      outlet: head.outlet ?? outletOfRunning(pages, running),
      published: head.published ?? publishedIn(text),
      text,
    })
  } catch {
    return DAMAGED
  } finally {
    await pdf.loadingTask.destroy()
  }
}
