import { Decompress } from 'fzstd'
import { AnkiPackageError } from './anki-failure'

/** The most that a decompressor looks back; Anki's packages need 8 MB at most. */
const LARGEST_WINDOW = 128 * 1024 * 1024
const MAGIC = 0xfd2fb528

/**
 * The memory that a zstd frame asks for, in bytes; null if it does not say yet. RFC 8878, section 3.1.1.1: a window
 * descriptor, or the size of the content if that is one segment.
 */
const windowOf = (header: Uint8Array): number | null => {
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength)
  if (header.length < 18 || view.getUint32(0, true) !== MAGIC) return null
  const flags = view.getUint8(4)
  const isOneSegment = (flags & 0x20) !== 0
  if (!isOneSegment) {
    const base = 2 ** (10 + (view.getUint8(5) >> 3))
    return base + (base / 8) * (view.getUint8(5) & 7)
  }
  const at = 5 + ([0, 1, 2, 4][flags & 3] ?? 0)
  switch (flags >> 6) {
    case 0:
      return view.getUint8(at)
    case 1:
      return view.getUint16(at, true) + 256
    case 2:
      return view.getUint32(at, true)
    default:
      return Number(view.getBigUint64(at, true))
  }
}

/**
 * Unpacks what zstd packed, piece by piece; each piece goes to `sink` as soon as it is unpacked, which may throw to
 * stop. Throws `bomb` if the data asks for too much memory, and fzstd's error if it is damaged or truncated.
 */
export const zstdUnpacker = (sink: (piece: Uint8Array) => void): { push(chunk: Uint8Array): void; end(): void } => {
  const decompressor = new Decompress((piece) => sink(piece))
  let head: Uint8Array | null = new Uint8Array(0)
  const flush = (): void => {
    const first = head
    head = null
    if (!first) return
    if ((windowOf(first) ?? 0) > LARGEST_WINDOW) throw new AnkiPackageError('bomb')
    decompressor.push(first)
  }
  return {
    push: (chunk) => {
      if (!head) return decompressor.push(chunk)
      head = Buffer.concat([head, chunk])
      if (head.length >= 18) flush()
    },
    end: () => {
      flush()
      decompressor.push(new Uint8Array(0), true)
    },
  }
}
