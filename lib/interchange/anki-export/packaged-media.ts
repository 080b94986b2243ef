/** A media file as a package holds it. */
export type PackagedMedia = {
  /** As fields name it. */
  readonly name: string
  readonly bytes: number
  readonly read: () => AsyncIterable<Uint8Array>
}

/** The name of a media file in a package that has no other: the same each time, and no other program's. */
export const packagedName = (digest: string, extension: string): string => `aide-${digest}.${extension}`

const PACKAGED = /aide-([0-9a-f]{64})\.([a-z0-9]{2,4})/g

/** The digests of the media files that fields of a note name. */
export const packagedDigests = (fields: readonly string[]): readonly string[] =>
  fields.flatMap((field) =>
    field.includes('aide-') ? [...field.matchAll(PACKAGED)].map(([, digest = '']) => digest) : [],
  )

/** A field with its media files under other names. */
export const withMediaNames = (field: string, nameOf: (digest: string, extension: string) => string): string =>
  field.replace(PACKAGED, (_, digest: string, extension: string) => nameOf(digest, extension))

/** Systems do not take longer ones everywhere. */
const MOST_NAME_BYTES = 110
/** Anki, an attribute, a sound mark, a gap and an address each read some signs as something else. */
const PLAIN_NAME =
  /^[^\p{C}\p{Z}.<>&"%#?*:|/\\[\]{}](?:[^\p{C}<>&"%#?*:|/\\[\]{}]*[^\p{C}\p{Z}.<>&"%#?*:|/\\[\]{}])?\.[a-z0-9]{2,4}$/iu
/** Names of devices, which Windows gives no file. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)\./iu

/** Whether a media file can have this name in a package, and in the fields that name it. */
export const isPlainMediaName = (name: string): boolean =>
  PLAIN_NAME.test(name) &&
  !DEVICE.test(name) &&
  name === name.normalize('NFC') &&
  Buffer.byteLength(name) <= MOST_NAME_BYTES

/** The list of media of a package: names by the number under which the files are in the zip. */
export const mediaListJson = (all: readonly PackagedMedia[]): string =>
  JSON.stringify(Object.fromEntries(all.map(({ name }, at) => [String(at), name])))
