import { detect } from 'chardet'
import iconv from 'iconv-lite'
import { MAX_TEXT_BYTES, megabytes } from './limits'
import { failure, type SourceFailure } from './source-result'

/** A text with the encoding that it was read in. */
export type DecodedText = { readonly text: string; readonly encoding: string }

/** The detector judges by letters; more of them do not make it wiser. */
const SAMPLE_BYTES = 256 * 1024
/** A text with a larger share of control signs is none. */
const MOST_CONTROLS = 0.001

const BINARY = failure('binary', 'The file is not text. Save it as plain text or Markdown in UTF-8 and import that.')

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

/** The encoding that the first bytes or the letters of a text say; null if it is none. */
const encodingOf = (bytes: Uint8Array): string | null => {
  const [, marked = null] = MARKS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte)) ?? []
  const wide = marked ?? utf16Of(bytes)
  if (wide?.startsWith('utf-16') && bytes.length % 2 > 0) return null
  if (wide !== null || bytes.includes(0)) return wide
  if (isUtf8(bytes)) return 'utf-8'
  const found = detect(bytes.subarray(0, SAMPLE_BYTES))?.toLowerCase() ?? ''
  // What it calls Latin 1 is Windows-1252 in practice, as in browsers.
  return iconv.encodingExists(found) && !/^(?:iso-8859-1|ascii|utf-?8)$/u.test(found) ? found : 'windows-1252'
}

/**
 * The text of bytes without byte order mark; null if they are no text.
 * @param chosen its encoding, which must be one that iconv knows; missing finds it
 */
export const textOfBytes = (bytes: Uint8Array, chosen?: string): DecodedText | null => {
  const encoding = chosen ?? encodingOf(bytes)
  if (encoding === null) return null
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding)
  return controlsIn(text) > text.length * MOST_CONTROLS ? null : { text: text.replaceAll('\0', ''), encoding }
}

/** The text of a file's bytes. Fails as `too-large` over 5 MB and as `binary` for anything but text. */
export function decodeText(bytes: Uint8Array): ({ readonly ok: true } & DecodedText) | SourceFailure {
  if (bytes.length > MAX_TEXT_BYTES) {
    return failure(
      'too-large',
      `The file is ${megabytes(bytes.length)}; the limit is ${megabytes(MAX_TEXT_BYTES)}. Split it into parts and import those.`,
    )
  }
  const decoded = textOfBytes(bytes)
  return decoded === null ? BINARY : { ok: true, ...decoded }
}
