/** How a value of a column is shown in a report. */
const shown = (raw: unknown): string => {
  const text = typeof raw === 'string' ? JSON.stringify(raw) : raw instanceof Uint8Array ? 'bytes' : String(raw)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

/** A stored value that its column cannot hold. `storageFailure` says what to do, and the doctor where it is. */
export class DamagedValueError extends Error {
  readonly code = 'AIDE_DAMAGED'
  constructor(raw: unknown, wanted: string) {
    super(`is ${shown(raw)}, which is not ${wanted}`)
    this.name = 'DamagedValueError'
  }
}

/** The latest and earliest instants that dates can show. */
const FURTHEST_INSTANT = 8.64e15
const LARGEST_WHOLE = 2 ** 31 - 1

const isWholeWithin = (raw: unknown, most: number): raw is number =>
  Number.isInteger(raw) && Math.abs(Number(raw)) <= most

const reader =
  <T>(wanted: string, isRight: (raw: unknown) => raw is T) =>
  (raw: unknown): T => {
    if (isRight(raw)) return raw
    throw new DamagedValueError(raw, wanted)
  }

/**
 * SQLite holds any kind of value in any column, and one flipped bit makes bytes of a text or a text of a number. These
 * read a value as what its column holds.
 * @throws DamagedValueError
 */
export const readText = reader('a text', (raw): raw is string => typeof raw === 'string')
export const readInstant = reader('an instant', (raw): raw is number => isWholeWithin(raw, FURTHEST_INSTANT))
export const readWhole = reader('a whole number', (raw): raw is number => isWholeWithin(raw, LARGEST_WHOLE))
export const readNumber = reader('a number', (raw): raw is number => typeof raw === 'number')
export const readFlag = (raw: unknown): boolean => {
  if (raw === 1 || raw === 0) return raw === 1
  throw new DamagedValueError(raw, '0 or 1')
}

/** One of a closed set of words. */
export const readChoice = <T extends string>(words: readonly T[]) =>
  reader(`one of ${words.join(', ')}`, (raw): raw is T => words.some((word) => word === raw))

/** The value of JSON text. */
export const parseJson = (raw: unknown): unknown => {
  try {
    if (typeof raw === 'string') return JSON.parse(raw)
  } catch {
    // Said below.
  }
  throw new DamagedValueError(raw, 'JSON')
}
