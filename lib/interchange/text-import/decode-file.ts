import iconv from 'iconv-lite'
import { type DecodedText, textOfBytes } from '../../sources/decode'
import { TEXT_LIMITS, TextFileError, tooLarge } from './text-failure'

/**
 * The text of a file in the encoding that its first bytes or its letters say, without byte order mark.
 * @param chosen the encoding that a person named, if any
 * @throws TextFileError if it is too large, no text, or not in the encoding that was named
 */
export const decodeFile = (bytes: Uint8Array, chosen?: string): DecodedText => {
  if (bytes.length > TEXT_LIMITS.bytes) throw tooLarge(bytes.length)
  if (chosen !== undefined && !iconv.encodingExists(chosen)) {
    throw new TextFileError(`“${chosen}” is not a known encoding. Use a name such as utf-8, utf-16le or windows-1252.`)
  }
  const decoded = textOfBytes(bytes, chosen)
  if (decoded) return decoded
  throw new TextFileError(
    chosen === undefined
      ? 'The file is not text. Export it again as CSV, TSV or plain text; from Excel, choose “CSV UTF-8”.'
      : `The file is not text in the encoding ${chosen}.`,
  )
}
