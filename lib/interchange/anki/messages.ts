import { BinaryReader, WireType } from '@bufbuild/protobuf/wire'
import type { AnkiDayLimit, AnkiDeck, AnkiDeckLimits, AnkiMedia, AnkiPreset } from './anki-package'
import { NO_ANKI_LIMITS } from './deck-limits'
import { otherOptions } from './preset-options'

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

/** Floats of a list that is packed into one field. */
const floatsOf = (reader: BinaryReader): number[] => {
  const bytes = reader.bytes()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => shortest(view.getFloat32(at * 4, true)))
}

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
export const readNoteTypeConfig = (bytes: Uint8Array): { readonly isCloze: boolean; readonly css: string } => {
  let isCloze = false
  let css = ''
  readMessage(bytes, {
    1: [VARINT, (reader) => (isCloze = reader.uint32() === 1)],
    3: [BYTES, (reader) => (css = reader.string())],
  })
  return { isCloze, css }
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

/** A limit of one day in `decks.kind`. */
const readDayLimit = (bytes: Uint8Array): AnkiDayLimit => {
  let [limit, day] = [0, 0]
  readMessage(bytes, {
    1: [VARINT, (reader) => (limit = reader.uint32())],
    2: [VARINT, (reader) => (day = reader.uint32())],
  })
  return { limit, day }
}

/** `decks.kind`: a normal deck with its preset, description and limits, or a filtered deck. */
export const readDeckKind = (
  bytes: Uint8Array,
): Pick<AnkiDeck, 'filtered' | 'presetId' | 'description'> & { readonly limits: AnkiDeckLimits } => {
  let filtered = false
  let presetId: number | null = null
  let description = ''
  const limits: { -readonly [Name in keyof AnkiDeckLimits]: AnkiDeckLimits[Name] } = { ...NO_ANKI_LIMITS }
  const readNormal = (normal: Uint8Array): void =>
    readMessage(normal, {
      1: [VARINT, (reader) => (presetId = Number(reader.int64()))],
      4: [BYTES, (reader) => (description = reader.string())],
      6: [VARINT, (reader) => (limits.reviewsPerDay = reader.uint32())],
      7: [VARINT, (reader) => (limits.newPerDay = reader.uint32())],
      8: [BYTES, (reader) => (limits.reviewsToday = readDayLimit(reader.bytes()))],
      9: [BYTES, (reader) => (limits.newToday = readDayLimit(reader.bytes()))],
    })
  readMessage(bytes, {
    1: [BYTES, (reader) => readNormal(reader.bytes())],
    2: [BYTES, (reader) => (filtered = reader.bytes().length >= 0)],
  })
  return { filtered, presetId, description, limits }
}

/** `deck_config.config` with Anki's defaults for what it leaves out: proto3 leaves out zeros, so these are zeros. */
export const readPresetConfig = (bytes: Uint8Array): Omit<AnkiPreset, 'id' | 'name'> => {
  const lists = new Map<number, readonly number[]>()
  const numbers = new Map<number, number>()
  const list = (field: number): Readers => ({ [field]: [BYTES, (reader) => lists.set(field, floatsOf(reader))] })
  const count = (field: number): Readers => ({ [field]: [VARINT, (reader) => numbers.set(field, reader.uint32())] })
  const float = (field: number): Readers => ({
    [field]: [WireType.Bit32, (reader) => numbers.set(field, shortest(reader.float()))],
  })
  let ignoredBefore = ''
  readMessage(bytes, {
    ...Object.assign({}, ...[1, 2, 3, 4, 5, 6].map(list)),
    ...Object.assign({}, ...[9, 10, 16, 17, 20, 21, 22, 23, 24, 25, 27, 28, 29].map(count)),
    ...Object.assign({}, ...[30, 31, 32, 33, 34, 35, 38].map(count)),
    ...Object.assign({}, ...[37, 40, 41, 42].map(float)),
    46: [BYTES, (reader) => (ignoredBefore = reader.string())],
  })
  const weights = [6, 5, 3].map((field) => lists.get(field) ?? []).find(({ length }) => length > 0) ?? null
  return {
    newPerDay: numbers.get(9) ?? 0,
    reviewsPerDay: numbers.get(10) ?? 0,
    learningStepsMinutes: lists.get(1) ?? [],
    relearningStepsMinutes: lists.get(2) ?? [],
    maximumIntervalDays: numbers.get(16) ?? 0,
    desiredRetention: numbers.get(37) ?? null,
    weights,
    leechThreshold: numbers.get(22) ?? 0,
    leechAction: numbers.get(21) === 1 ? 'tag' : 'suspend',
    buryNewSiblings: numbers.get(27) === 1,
    buryReviewSiblings: numbers.get(28) === 1,
    buryLearningSiblings: numbers.get(29) === 1,
    easyDays: lists.get(4) ?? [],
    orders: {
      review: numbers.get(33) ?? 0,
      newGathered: numbers.get(34) ?? 0,
      newSorted: numbers.get(32) ?? 0,
      newMix: numbers.get(30) ?? 0,
      interdayMix: numbers.get(31) ?? 0,
    },
    otherOptions: otherOptions({
      minimumInterval: numbers.get(17),
      insertionOrder: numbers.get(20),
      newMinimum: numbers.get(35),
      noAutoplay: numbers.get(23),
      answerSeconds: numbers.get(24),
      timer: numbers.get(25),
      stopsTimer: numbers.get(38),
      questionSeconds: numbers.get(41),
      answerShownSeconds: numbers.get(42),
      historicalRetention: numbers.get(40),
      ignoredBefore,
    }),
  }
}
