import type { Readable } from 'node:stream'
import {
  type BrotliDecompress,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  type Gunzip,
  type Inflate,
} from 'node:zlib'

/** A body that was cut off: too large as it is, or a small one that unpacks to far too much. */
export type BodyFailure = 'too-large' | 'bomb' | 'encoding'
export type Body = { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly why: BodyFailure }

/** Web pages pack to a tenth or so; only what was made for it packs this well. */
const BOMB_RATIO = 100

const UNPACKERS: Readonly<Record<string, () => Gunzip | Inflate | BrotliDecompress>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

/**
 * The bytes of an HTTP body after its content encoding is taken off; reading stops at `maxBytes` of them, so that no
 * more than a piece beyond that is ever held. One layer of gzip, deflate or Brotli is taken off; others are refused.
 */
export const readBody = async (stream: Readable, encoding: string, maxBytes: number): Promise<Body> => {
  const name = encoding.trim().toLowerCase()
  const isPacked = name !== '' && name !== 'identity'
  const unpacker = isPacked ? UNPACKERS[name]?.() : undefined
  if (isPacked && !unpacker) {
    stream.destroy()
    return { ok: false, why: 'encoding' }
  }
  if (unpacker) {
    stream.on('error', (reason) => unpacker.destroy(reason))
    stream.pipe(unpacker)
  }
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of unpacker ?? stream) {
    length += piece.length
    if (length > maxBytes) {
      stream.destroy()
      return { ok: false, why: unpacker && length > unpacker.bytesWritten * BOMB_RATIO ? 'bomb' : 'too-large' }
    }
    pieces.push(piece)
  }
  return { ok: true, bytes: Buffer.concat(pieces) }
}
