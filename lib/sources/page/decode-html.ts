import { decodeText } from '../decode'
import { MAX_TEXT_BYTES, megabytes } from '../limits'
import { failure, type SourceFailure } from '../source-result'

/** How much of a page is looked at for its own word on its encoding; browsers look at as much. */
const DECLARATION_BYTES = 1024

const declaredIn = (bytes: Uint8Array): string | null => {
  const head = Buffer.from(bytes.subarray(0, DECLARATION_BYTES)).toString('latin1')
  return (
    /<meta[^<>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? /encoding=["']([\w-]+)["']/.exec(head)?.[1] ?? null
  )
}

const decodeAs = (charset: string, bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return null
  }
}

/**
 * The characters of a web page: by its byte order mark or as UTF-8 where that fits, else as its server or the page
 * itself says, else as any text. Fails as `too-large` over 5 MB and as `binary` where it is no text.
 */
export const decodeHtml = (
  bytes: Uint8Array,
  charset: string | null,
): { readonly ok: true; readonly text: string } | SourceFailure => {
  if (bytes.length > MAX_TEXT_BYTES)
    return failure(
      'too-large',
      `The page is ${megabytes(bytes.length)}; the limit is ${megabytes(MAX_TEXT_BYTES)}. Save only the article and add that.`,
    )
  const plain = decodeText(bytes)
  const isUnicode = plain.ok && !isLegacy(bytes)
  if (isUnicode) return plain
  for (const name of [charset, declaredIn(bytes)]) {
    const text = name === null ? null : decodeAs(name, bytes)
    if (text !== null && !text.includes('\0')) return { ok: true, text }
  }
  return plain
}

/** Neither a byte order mark nor UTF-8: its bytes alone do not tell its alphabet. */
const isLegacy = (bytes: Uint8Array): boolean => {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return false
  } catch {
    return true
  }
}
