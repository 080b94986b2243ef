import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { failure, type SourceFailure } from './source-result'

/** What is unpacked of a zip-like file at most: entries listed, bytes in all, bytes for each packed byte. */
export const ZIP_LIMITS = { entries: 5_000, bytes: 30 * 1024 * 1024, ratio: 200 } as const
/** Small entries may pack as well as they like. */
const RATIO_FROM_BYTES = 1024 * 1024

export type Unpacked = ReadonlyMap<string, Uint8Array>

class Refusal extends Error {
  constructor(readonly refused: SourceFailure) {
    super(refused.message)
  }
}

const BOMB = failure(
  'bomb',
  'The file unpacks to far more than any text needs, so reading was stopped. Nothing was added.',
)
const DAMAGED = failure(
  'damaged',
  'The file is damaged: its contents do not match its index. Get a new copy, or save it again in the program that made it.',
)
const ENCRYPTED = failure('encrypted', 'The file is protected with a password. Save a copy without one and add that.')

/** What an entry says of itself; that it says the truth is checked while it is unpacked. */
const judge = (entry: Entry, taken: number): void => {
  if (entry.isEncrypted()) throw new Refusal(ENCRYPTED)
  const { compressedSize, uncompressedSize } = entry
  const isDense = uncompressedSize > RATIO_FROM_BYTES && uncompressedSize > compressedSize * ZIP_LIMITS.ratio
  if (isDense || taken + uncompressedSize > ZIP_LIMITS.bytes) throw new Refusal(BOMB)
}

/** yauzl stops at the size that the header states, so a lying header fails after that many bytes. */
const unpack = async (zip: ZipFile, entry: Entry): Promise<Uint8Array> => {
  const stream = await zip.openReadStreamPromise(entry)
  const pieces: Uint8Array[] = []
  for await (const piece of stream) pieces.push(piece)
  return Buffer.concat(pieces)
}

/**
 * The entries of a zip file whose names are wanted, unpacked. Others are not looked into, so a zip inside a zip stays
 * shut. Fails as `bomb`, `encrypted` or `damaged`.
 */
export const readZip = async (
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): Promise<{ readonly ok: true; readonly entries: Unpacked } | SourceFailure> => {
  const entries = new Map<string, Uint8Array>()
  let taken = 0
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      validateEntrySizes: true,
    })
    if (zip.entryCount > ZIP_LIMITS.entries) return BOMB
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/') || !isWanted(entry.fileName)) continue
      judge(entry, taken)
      const content = await unpack(zip, entry)
      taken += content.length
      entries.set(entry.fileName, content)
    }
    return { ok: true, entries }
  } catch (reason) {
    return reason instanceof Refusal ? reason.refused : DAMAGED
  }
}
