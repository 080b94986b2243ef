import { extractFacts } from '../../domain/drafting/extract'
import type { ExtractionOptions } from '../../domain/finder/mention'
import { decodeText } from '../../sources/decode'
import { readSource } from '../../sources/read-source'
import { done, failed } from '../result'

/** A file, and what the actor knows about it. */
export type FileToExtract = {
  readonly name: string
  readonly bytes: Uint8Array
  /** EDTF; null takes what the file says. */
  readonly published: string | null
}

const IS_TEXT = /\.(?:txt|md|markdown)$/i
const BYTE_ORDER_MARK = '\uFEFF'

/** The text of a file as it decodes, with its byte order mark: an offset counts the same in every program. */
const ownText = (bytes: Uint8Array, decoded: string): string => {
  const [a, b, c] = bytes
  const isMarked = (a === 0xef && b === 0xbb && c === 0xbf) || (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)
  return isMarked && !decoded.startsWith(BYTE_ORDER_MARK) ? `${BYTE_ORDER_MARK}${decoded}` : decoded
}

/**
 * The facts of a file, read without the library. Plain text and Markdown are read as they are, other files through
 * their text. Fails as `invalid` where the file cannot be read.
 */
export async function extractFile({ name, bytes, published }: FileToExtract) {
  const source = await readSource(name, bytes)
  if (!source.ok) return failed('invalid', source.message, 'file')
  let { text } = source.value
  const isOwnText = IS_TEXT.test(name)
  if (isOwnText) {
    const decoded = decodeText(bytes)
    if (!decoded.ok) return failed('invalid', decoded.message, 'file')
    text = ownText(bytes, decoded.text)
  }
  const options: ExtractionOptions = {
    language: 'en',
    published: published ?? source.value.published,
    title: source.value.title,
    authors: source.value.authors,
  }
  /** The offsets count in `text`: the file's own, or for packed and marked-up files the text taken out of them. */
  return done({ text, isOwnText, published: options.published, mentions: extractFacts(text, options) })
}
