import { zipSync } from 'fflate'
import mammoth from 'mammoth'
import { parseBlocks } from './canonical'
import { NO_BIBLIOGRAPHY } from './front-matter'
import { htmlText } from './page/html-text'
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

/**
 * Reads a Word file (.docx): headings, paragraphs, lists and tables; pictures, comments and deleted text are left out.
 * Title and author come from its properties, else the title is the first heading.
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
  const heading = parseBlocks(text).find((block) => block.kind === 'heading')
  const authors = core('dc:creator')
    .flatMap((names) => names.split(/\s*[;,]\s*/))
    .filter((name) => name !== '')
  return sourceResult({
    ...NO_BIBLIOGRAPHY,
    title: core('dc:title')[0] ?? heading?.text ?? null,
    authors,
    language: core('dc:language')[0] ?? null,
    text,
  })
}
