/** Why a text cannot be read, for people: what is wrong, where, and what to do. */
export class TextFileError extends Error {
  override readonly name = 'TextFileError'
}

/** What is read of a text at most: bytes of the file, rows, characters of one field or paragraph. */
export const TEXT_LIMITS = { bytes: 64 * 1024 * 1024, notes: 250_000, field: 1_000_000 } as const

const megabytes = (bytes: number): string => `${Math.round(bytes / (1024 * 1024)).toLocaleString('en-GB')} MB`

export const tooLarge = (bytes: number): TextFileError =>
  new TextFileError(
    `The file is ${megabytes(bytes)}; the limit is ${megabytes(TEXT_LIMITS.bytes)}. Split it into parts and import them one by one.`,
  )

export const tooMany = (): TextFileError =>
  new TextFileError(
    `The file has more than ${TEXT_LIMITS.notes.toLocaleString('en-GB')} rows. Split it into parts and import them one by one.`,
  )
