import { noteDamage } from './damage'

/** How a value of a column is shown in a report. */
const shown = (raw: unknown): string => {
  const text = typeof raw === 'string' ? JSON.stringify(raw) : raw instanceof Uint8Array ? 'bytes' : String(raw)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

/** The latest and earliest instants that dates can show. */
const FURTHEST_INSTANT = 8.64e15
const LARGEST_WHOLE = 2 ** 31 - 1

/**
 * SQLite holds any kind of value in any column, and one flipped bit makes bytes of a text or a text of a number. These
 * read a value as what its column holds: what is not is noted, and read as nearly the same or as the substitute.
 */
export const readText = (raw: unknown): string => {
  if (typeof raw === 'string') return raw
  noteDamage(`is ${shown(raw)}, which is not a text`)
  return raw instanceof Uint8Array ? Buffer.from(raw).toString('utf8') : String(raw)
}

const readNumberWithin = (raw: unknown, most: number, isWhole: boolean): number => {
  if (typeof raw === 'number' && Math.abs(raw) <= most && (!isWhole || Number.isInteger(raw))) return raw
  noteDamage(`is ${shown(raw)}, which is not ${isWhole ? 'a whole number' : 'a number'} that can be stored there`)
  const number = typeof raw === 'number' || typeof raw === 'string' ? Math.trunc(Number(raw)) : 0
  return Math.abs(number) <= most ? number : 0
}

export const readInstant = (raw: unknown): number => readNumberWithin(raw, FURTHEST_INSTANT, true)
export const readWhole = (raw: unknown): number => readNumberWithin(raw, LARGEST_WHOLE, true)
export const readNumber = (raw: unknown): number => readNumberWithin(raw, Number.MAX_VALUE, false)

export const readFlag = (raw: unknown): boolean => {
  if (typeof raw === 'boolean') return raw
  if (raw !== 0 && raw !== 1) noteDamage(`is ${shown(raw)}, which is neither yes nor no`)
  return raw === 1
}

/** One of a closed set of words; `substitute` stands for any other. */
export const readChoice =
  <T extends string>(words: readonly T[], substitute: T) =>
  (raw: unknown): T => {
    const found = words.find((word) => word === raw)
    if (found !== undefined) return found
    noteDamage(`is ${shown(raw)}, which is none of ${words.join(', ')}`)
    return substitute
  }

/** The value of JSON text, or null and a note where it is cut short or garbled. */
export const parseJson = (raw: unknown): unknown => {
  try {
    if (typeof raw === 'string') return JSON.parse(raw)
    if (raw instanceof Uint8Array) {
      noteDamage('is bytes, which should be JSON')
      return JSON.parse(Buffer.from(raw).toString('utf8'))
    }
  } catch {
    // Noted below.
  }
  noteDamage(`is ${shown(raw)}, which is not JSON`)
  return undefined
}
