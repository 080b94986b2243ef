import { zipSync } from 'fflate'
import mammoth from 'mammoth'
import { parseBlocks } from '../domain/content/canonical-text'
import { bylineNames } from './byline'
import { NO_BIBLIOGRAPHY } from './front-matter'
import { readHead } from './head/read-head'
import { htmlText } from './page/html-text'
import { publishedIn } from './published'
import { failure, type SourceResult, sourceResult } from './source-result'
import { xmlText } from './xml'
import { readZip } from './zip'

/** The parts with words and their formats; pictures, fonts and embedded files are not unpacked. */
const isWanted = (name: string): boolean =>
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|word\/.*\.(?:xml|rels))$/.test(name)

const DAMAGED = failure(
  'damaged',
  'The Word file is damaged and cannot be read. Open it in Word or LibreOffice, save it again, and add the new file.',
)

const HEADINGS = [1, 2, 3, 4, 5, 6].map((level) => `p[style-name='heading ${level}'] => h${level}:fresh`)

const convert = async (parts: ReadonlyMap<string, Uint8Array>): Promise<string | null> => {
  // Packed again from what was checked: the library would unpack whatever a stranger's file holds.
  const buffer = Buffer.from(zipSync(Object.fromEntries(parts), { level: 0 }))
  try {
    const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }))
    const result = await mammoth.convertToHtml(
      { buffer },
      {
        convertImage,
        externalFileAccess: false,
        styleMap: ["p[style-name='Title'] => h1:fresh", ...HEADINGS, "p[style-name='Caption'] => figcaption"],
      },
    )
    return result.value
  } catch {
    return null
  }
}

/** What programs put there by themselves. */
const NO_TITLE = /^(?:untitled|document ?\d*|microsoft word\b.*|title|normal)$|\.(?:docx?|dotx?|rtf|odt)$/i

/**
 * Reads a Word file (.docx): headings, paragraphs, lists and tables; pictures, comments and deleted text are left out.
 * Title, authors, outlet and date are those of its first lines; title and author else come from its properties.
 */
export const fromDocx = async (bytes: Uint8Array): Promise<SourceResult> => {
  const zip = await readZip(bytes, isWanted)
  if (!zip.ok) return zip
  if (!zip.entries.has('word/document.xml'))
    return failure('wrong-type', 'The file is not a Word document. Save it as .docx, or copy its text and paste it.')
  const html = await convert(zip.entries)
  if (html === null) return DAMAGED
  const text = htmlText(html)
  const core = xmlText(zip.entries.get('docProps/core.xml'))
  const blocks = parseBlocks(text)
  const heading = blocks.find((block) => block.kind === 'heading')?.text ?? null
  const stated = core('dc:title').find((title) => !NO_TITLE.test(title)) ?? null
  // Files are made from older ones and keep their properties: what stands in the text itself is believed first.
  const title = stated !== null && blocks.slice(0, 5).some((block) => block.text === stated) ? stated : null
  const guess = title ?? heading ?? stated ?? readHead(text, null).title
  const head = readHead(text, guess)
  const creators = core('dc:creator').flatMap((names) => names.split(/\s*;\s*/).flatMap(bylineNames))
  return sourceResult({
    ...NO_BIBLIOGRAPHY,
    title: guess,
    authors: head.authors.length > 0 ? head.authors : creators.filter((name) => name.includes(' ')),
    outlet: head.outlet,
    published: head.published ?? publishedIn(text),
    language: core('dc:language')[0] ?? null,
    text,
  })
}
