import { type AnkiPreset, USUAL_HISTORICAL_RETENTION } from './anki-package'

/** Values of a file that anyone can have written: each has the type that is asked for, or null. */

/** A whole number that JavaScript can hold exactly; text of digits counts, as old collections have ids in quotes. */
export const wholeNumberIn = (value: unknown): number | null => {
  const number = typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null
}

/** Text without NUL, which some databases cannot store. */
export const textIn = (value: unknown): string | null => {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value.replaceAll('\0', '') : null
}

export const bytesIn = (value: unknown): Uint8Array | null => (value instanceof Uint8Array ? value : null)

/** A number from `least` to `most`, both included. */
export const numberWithin = (value: unknown, least: number, most: number): number | null =>
  typeof value === 'number' && value >= least && value <= most ? value : null

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The object that a JSON text holds; empty if it holds none. */
export const recordIn = (json: unknown): Readonly<Record<string, unknown>> => {
  if (typeof json !== 'string' || json === '') return {}
  try {
    const value: unknown = JSON.parse(json)
    return isRecord(value) ? value : {}
  } catch {
    return {}
  }
}

/** The historical retention of a preset as a part of it: none where it is the usual one, or no share at all. */
export const historicalRetention = (read: number | undefined): Pick<AnkiPreset, 'historicalRetention'> =>
  read === undefined || read === USUAL_HISTORICAL_RETENTION || !(read > 0 && read < 1)
    ? {}
    : { historicalRetention: Math.min(Math.max(read, 0.5), 0.99) }
