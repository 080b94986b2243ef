import { fromDocx } from './docx'
import { fromEpub } from './epub'
import { fromHtml } from './html'
import { MAX_PACKED_BYTES, megabytes } from './limits'
import { fromMarkdown } from './markdown'
import { fromPdf } from './pdf'
import { fromPlainText } from './plain-text'
import { failure, type SourceFailure, type SourceResult } from './source-result'

export type { SourceResult } from './source-result'

type Format = 'text' | 'markdown' | 'html' | 'pdf' | 'docx' | 'epub'

const FORMATS: Readonly<Record<string, Format>> = {
  '.txt': 'text',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.pdf': 'pdf',
  '.docx': 'docx',
  '.epub': 'epub',
}

/** The endings of file names that are read. */
export const ACCEPTED_ENDINGS: readonly string[] = Object.keys(FORMATS)

type Packed = 'pdf' | 'docx' | 'epub'
const NAMES: Readonly<Record<Packed, string>> = { pdf: 'PDF', docx: 'Word file', epub: 'EPUB book' }

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, i) => bytes[i] === byte)
const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])
/** The container of old Office files, which also wraps new ones with a password. */
const isCompound = (bytes: Uint8Array): boolean => startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])
/** Some programs put a few lines before it. */
const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')

const compoundFailure = (bytes: Uint8Array): SourceFailure =>
  Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))
    ? failure('encrypted', 'The Word file is protected with a password. Save a copy without one and add that.')
    : failure('wrong-type', 'This is an old Word file (.doc). Save it as .docx and add that.')

/** What is wrong with a packed file before it is opened; null where it is what its name says. */
const judge = (name: string, format: Packed, bytes: Uint8Array): SourceFailure | null => {
  if (bytes.length > MAX_PACKED_BYTES)
    return failure(
      'too-large',
      `The file is ${megabytes(bytes.length)}; the limit for a ${NAMES[format]} is ${megabytes(MAX_PACKED_BYTES)}. Save only the part you need and add that.`,
    )
  if (format === 'docx' && isCompound(bytes)) return compoundFailure(bytes)
  const isRight = format === 'pdf' ? isPdf(bytes) : isZip(bytes)
  return isRight
    ? null
    : failure(
        'wrong-type',
        `“${name}” has the file name of a ${NAMES[format]} but is not one. Check how it was made, or paste its text.`,
      )
}

const READERS = { pdf: fromPdf, docx: fromDocx, epub: fromEpub } as const

/**
 * Reads a file by the ending of its name: plain text, Markdown, HTML, PDF, Word or EPUB, up to 5 MB of text. Fails as a
 * value with a message for people; as `wrong-type` for other endings and for files that are not what their name says.
 */
export async function readSource(fileName: string, bytes: Uint8Array): Promise<SourceResult> {
  const format = FORMATS[/\.[^./\\]*$/.exec(fileName)?.[0].toLowerCase() ?? '']
  switch (format) {
    case 'text':
      return fromPlainText(bytes)
    case 'markdown':
      return fromMarkdown(bytes)
    case 'html':
      return fromHtml(bytes)
    case 'pdf':
    case 'docx':
    case 'epub':
      return judge(fileName, format, bytes) ?? READERS[format](bytes)
    case undefined:
      return failure(
        'wrong-type',
        `“${fileName}” cannot be read. Choose plain text, Markdown, a web page, a PDF, a Word file or an EPUB book: ${ACCEPTED_ENDINGS.join(', ')}.`,
      )
    default:
      return format satisfies never
  }
}
