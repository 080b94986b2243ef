import { ZipFile } from 'yazl'

/** A zip file of these entries, or with `compress` false only put together: what is packed too well is refused. */
export const zipped = (entries: Readonly<Record<string, string | Uint8Array>>, compress = true): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const zip = new ZipFile()
    for (const [name, content] of Object.entries(entries))
      zip.addBuffer(Buffer.from(content as string), name, { compress }) // either kind is copied
    zip.end()
    const pieces: Buffer[] = []
    zip.outputStream
      .on('data', (piece: Buffer) => pieces.push(piece))
      .on('error', reject)
      .on('end', () => resolve(Buffer.concat(pieces)))
  })

const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
const RELATIONS =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const STYLES = `<?xml version="1.0"?><w:styles ${W}>${[
  ...[1, 2, 3, 4].map(
    (level) => `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/></w:style>`,
  ),
  '<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="Caption"/></w:style>',
].join('')}</w:styles>`
const DOCUMENT_RELATIONS =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>'

/** A paragraph of a Word file, in a style or in none. */
export const wordParagraph = (text: string, style?: string): string =>
  `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

/** The entries of a Word file with this body. */
export const wordEntries = (body: string, core?: string): Record<string, string> => ({
  '[Content_Types].xml': TYPES,
  '_rels/.rels': RELATIONS,
  'word/_rels/document.xml.rels': DOCUMENT_RELATIONS,
  'word/styles.xml': STYLES,
  'word/document.xml': `<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
  ...(core ? { 'docProps/core.xml': core } : {}),
})

type Book = { readonly chapters: Readonly<Record<string, string>>; readonly spine?: string; readonly metadata?: string }

/** The entries of an EPUB book with these chapters by file name; the spine is their order where none is given. */
export const bookEntries = ({ chapters, spine, metadata = '' }: Book): Record<string, string> => {
  const names = Object.keys(chapters)
  const refs = spine ?? names.map((_, i) => `<itemref idref="c${i}"/>`).join('')
  return {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    'OPS/book.opf': `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">${metadata}</metadata><manifest><item id="nav" href="nav.xhtml" properties="nav"/>${names
      .map((name, i) => `<item id="c${i}" href="${encodeURI(name)}" media-type="application/xhtml+xml"/>`)
      .join('')}</manifest><spine><itemref idref="nav"/>${refs}</spine></package>`,
    'OPS/nav.xhtml': '<html><body><p>Contents of the book</p></body></html>',
    ...Object.fromEntries(
      names.map((name) => [
        `OPS/${name}`,
        `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Hidden</title></head><body>${chapters[name]}</body></html>`,
      ]),
    ),
  }
}
