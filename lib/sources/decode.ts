import { MAX_TEXT_BYTES, megabytes } from './limits'
import { failure, type SourceFailure } from './source-result'

const MAX_HIGH_SHARE = 0.3

const BINARY = failure('binary', 'The file is not text. Save it as plain text or Markdown in UTF-8 and import that.')

function decodeAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Bytes that no text in Windows-1252 holds: controls other than tab and line ends, and the five codes without a sign. */
const isForeign = (byte: number): boolean =>
  (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d) ||
  byte === 0x7f ||
  [0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte)

/** Accents and typographic signs are rare between plain letters; other alphabets and compressed data are mostly high bytes. */
function isPlainlyWindows1252(bytes: Uint8Array): boolean {
  let high = 0
  for (const byte of bytes) {
    if (isForeign(byte)) return false
    if (byte >= 0x80) high += 1
  }
  return high <= bytes.length * MAX_HIGH_SHARE
}

/** The signs of 0x80 to 0x9F; the bytes around them are the same in Unicode. Node 20 decodes them as controls. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

const decodeWindows1252 = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) =>
    byte >= 0x80 && byte <= 0x9f ? WINDOWS_1252.charAt(byte - 0x80) : String.fromCharCode(byte),
  ).join('')

/**
 * The text of a file's bytes: UTF-8, UTF-16 where a byte order mark says so, or Windows-1252 where it is plainly text.
 * Fails as `too-large` over 5 MB and as `binary` for anything else.
 */
export function decodeText(bytes: Uint8Array): { readonly ok: true; readonly text: string } | SourceFailure {
  if (bytes.length > MAX_TEXT_BYTES) {
    return failure(
      'too-large',
      `The file is ${megabytes(bytes.length)}; the limit is ${megabytes(MAX_TEXT_BYTES)}. Split it into parts and import those.`,
    )
  }
  const [first, second] = bytes
  const utf16 = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null
  const text = utf16 ? decodeAs(utf16, bytes) : decodeAs('utf-8', bytes)
  if (text !== null) return text.includes('\0') ? BINARY : { ok: true, text }
  if (utf16 || !isPlainlyWindows1252(bytes)) return BINARY
  return { ok: true, text: decodeWindows1252(bytes) }
}
