import iconv from 'iconv-lite'
import { type DecodedText, decodeText, textOfBytes } from '../decode'
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

/**
 * The characters of a web page: by its byte order mark or as UTF-8 where that fits, else as its server or the page
 * itself says, else as any text. Fails as `too-large` over 5 MB and as `binary` where it is no text.
 */
export const decodeHtml = (
  bytes: Uint8Array,
  charset: string | null,
): ({ readonly ok: true } & DecodedText) | SourceFailure => {
  if (bytes.length > MAX_TEXT_BYTES)
    return failure(
      'too-large',
      `The page is ${megabytes(bytes.length)}; the limit is ${megabytes(MAX_TEXT_BYTES)}. Save only the article and add that.`,
    )
  const plain = decodeText(bytes)
  // Otherwise its bytes alone do not tell its alphabet.
  if (plain.ok && plain.encoding.startsWith('utf-')) return plain
  for (const name of [charset, declaredIn(bytes)]) {
    const named = name !== null && iconv.encodingExists(name) ? textOfBytes(bytes, name) : null
    if (named) return { ok: true, ...named }
  }
  return plain
}
