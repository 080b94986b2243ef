import { BinaryReader, WireType } from '@bufbuild/protobuf/wire'
import { type AnkiDeck, type AnkiDeckLimits, type AnkiMedia, type AnkiPreset, NO_ANKI_LIMITS } from './anki-package'
import { historicalRetention } from './values'

/** What each field number of a message is read with. Fields of another type or number are skipped. */
type Readers = Readonly<Record<number, readonly [type: WireType, read: (reader: BinaryReader) => void]>>

/** Reads a protobuf message. Throws if its bytes are none; a field that comes again replaces the one before. */
const readMessage = (bytes: Uint8Array, readers: Readers): void => {
  const reader = new BinaryReader(bytes)
  while (reader.pos < reader.len) {
    const [field, type] = reader.tag()
    const known = readers[field]
    if (known && known[0] === type) known[1](reader)
    else reader.skip(type, field)
  }
}

const VARINT = WireType.Varint
const BYTES = WireType.LengthDelimited

/** The number that a person wrote: 0.9 and not 0.8999999761581421. */
const shortest = (float: number): number => Number(float.toPrecision(7))

/** The version of a package; 0 if it does not say. `meta` of a package. */
export const readPackageVersion = (bytes: Uint8Array): number => {
  let version = 0
  readMessage(bytes, { 1: [VARINT, (reader) => (version = reader.uint32())] })
  return version
}

/** A list of media: the files are in the zip under their place in it, unless an entry names another number. */
export const readMediaEntries = (bytes: Uint8Array): readonly AnkiMedia[] => {
  const media: AnkiMedia[] = []
  const readEntry = (entry: Uint8Array): void => {
    let [name, number] = ['', media.length]
    let sha1: string | null = null
    readMessage(entry, {
      1: [BYTES, (reader) => (name = reader.string())],
      3: [BYTES, (reader) => (sha1 = Buffer.from(reader.bytes()).toString('hex') || null)],
      255: [VARINT, (reader) => (number = reader.uint32())],
    })
    media.push({ name, entry: String(number), sha1 })
  }
  readMessage(bytes, { 1: [BYTES, (reader) => readEntry(reader.bytes())] })
  return media
}

/** `notetypes.config`. */
export const readNoteTypeConfig = (bytes: Uint8Array): { readonly isCloze: boolean } => {
  let isCloze = false
  readMessage(bytes, { 1: [VARINT, (reader) => (isCloze = reader.uint32() === 1)] })
  return { isCloze }
}

/** `templates.config`. */
export const readTemplateConfig = (bytes: Uint8Array): { readonly question: string; readonly answer: string } => {
  let question = ''
  let answer = ''
  readMessage(bytes, {
    1: [BYTES, (reader) => (question = reader.string())],
    2: [BYTES, (reader) => (answer = reader.string())],
  })
  return { question, answer }
}

/** `decks.kind`: a normal deck with its preset and limits, or a filtered deck, which has neither. */
export const readDeckKind = (bytes: Uint8Array): Pick<AnkiDeck, 'presetId'> & { readonly limits: AnkiDeckLimits } => {
  let presetId: number | null = null
  const limits: { -readonly [Name in keyof AnkiDeckLimits]: AnkiDeckLimits[Name] } = { ...NO_ANKI_LIMITS }
  const readNormal = (normal: Uint8Array): void =>
    readMessage(normal, {
      1: [VARINT, (reader) => (presetId = Number(reader.int64()))],
      6: [VARINT, (reader) => (limits.reviewsPerDay = reader.uint32())],
      7: [VARINT, (reader) => (limits.newPerDay = reader.uint32())],
    })
  readMessage(bytes, { 1: [BYTES, (reader) => readNormal(reader.bytes())] })
  return { presetId, limits }
}

/** `deck_config.config`: proto3 leaves out zeros. */
export const readPresetConfig = (bytes: Uint8Array): Omit<AnkiPreset, 'id'> => {
  let leechThreshold = 0
  let retention: number | undefined
  readMessage(bytes, {
    22: [VARINT, (reader) => (leechThreshold = reader.uint32())],
    40: [WireType.Bit32, (reader) => (retention = shortest(reader.float()))],
  })
  return { leechThreshold, ...historicalRetention(retention) }
}
