import { compress, init } from '@bokuweb/zstd-wasm'

let loaded: Promise<void> | null = null

/** Loads the compressor once. */
const ready = (): Promise<void> => {
  loaded ??= init()
  return loaded
}

/** Parts are frames of their own, which every reader of Zstandard reads one after the other. */
const FRAME_BYTES = 1_000_000
const LEVEL = 3

/** Bytes that come in pieces, compressed with Zstandard in frames, so that only one is in memory at a time. */
export async function* zstdPieces(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  await ready()
  for await (const piece of pieces)
    for (let at = 0; at < piece.length; at += FRAME_BYTES) yield compress(piece.subarray(at, at + FRAME_BYTES), LEVEL)
}

/** A short text or message compressed with Zstandard. */
export const zstdBytes = async (bytes: Uint8Array): Promise<Uint8Array> => {
  await ready()
  return compress(bytes, LEVEL)
}
