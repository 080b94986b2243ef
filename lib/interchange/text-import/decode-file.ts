import { detect } from 'chardet'
import iconv from 'iconv-lite'
import { TEXT_LIMITS, TextFileError, tooLarge } from './text-failure'

/** A text with the encoding that it was read in. */
export type DecodedText = { readonly text: string; readonly encoding: string }

/** The detector judges by letters; more of them do not make it wiser. */
const SAMPLE_BYTES = 256 * 1024
/** Windows-1252 with a share of control signs above this is no text. */
const MOST_CONTROLS = 0.001

const BINARY = 'The file is not text. Export it again as CSV, TSV or plain text; from Excel, choose “CSV UTF-8”.'

const MARKS: readonly (readonly [bytes: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe, 0, 0], 'utf-32le'],
  [[0, 0, 0xfe, 0xff], 'utf-32be'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** UTF-16 without a mark: plain letters have a null in every other byte. */
const utf16Of = (bytes: Uint8Array): string | null => {
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  let [even, odd] = [0, 0]
  for (const [at, byte] of sample.entries()) if (byte === 0) at % 2 === 0 ? even++ : odd++
  const most = sample.length / 2
  if (odd > most * 0.3 && even < most * 0.02) return 'utf-16le'
  return even > most * 0.3 && odd < most * 0.02 ? 'utf-16be' : null
}

/** Signs that no text has: controls other than tabs, line ends and the form feed, and what stands for an unreadable byte. */
const controlsIn = (text: string): number => {
  let found = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0xfffd || code === 0x7f || (code < 0x20 && (code < 0x09 || code > 0x0d))) found += 1
  }
  return found
}

const encodingOf = (bytes: Uint8Array): string => {
  const marked = MARKS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))
  if (marked) return marked[1]
  const utf16 = utf16Of(bytes)
  if (utf16 !== null) return utf16
  if (bytes.includes(0)) throw new TextFileError(BINARY)
  if (isUtf8(bytes)) return 'utf-8'
  const found = detect(bytes.subarray(0, SAMPLE_BYTES))?.toLowerCase() ?? ''
  // What it calls Latin 1 is Windows-1252 in practice, as in browsers.
  return iconv.encodingExists(found) && !/^(?:iso-8859-1|ascii|utf-?8)$/u.test(found) ? found : 'windows-1252'
}

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
  const encoding = chosen ?? encodingOf(bytes)
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding)
  if (controlsIn(text) > text.length * MOST_CONTROLS) {
    throw new TextFileError(chosen === undefined ? BINARY : `The file is not text in the encoding ${chosen}.`)
  }
  return { text: text.replaceAll('\0', ''), encoding }
}
