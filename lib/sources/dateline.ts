import { parseBlocks } from '../domain/content/canonical-text'
import { MONTH_NAMES } from '../domain/content/edtf'

const MONTH = `(?:${MONTH_NAMES.map((name) => `${name.slice(0, 3)}(?:${name.slice(3) || 'y'})?`).join('|')}|Sept)\\.?`
/** “BISHKEK, Nov 25 (Steppe Wire) - ”: a place in capitals, a day, the year at times, the agency, a dash. */
const DATELINE = new RegExp(
  `^\\p{Lu}[\\p{Lu} .'’/-]{2,40}(?:, \\p{Lu}[\\p{L} .'’-]{2,40})?,? ((?:${MONTH} \\d{1,2}|\\d{1,2} ${MONTH}))(,? \\d{4})? ?(?:\\(([^()]{2,40})\\))? ?[—–-]{1,2}\\s`,
  'u',
)
const BLOCKS_AT_START = 8

export type Dateline = {
  readonly outlet: string | null
  /** A day without its year, month from 1; null where the year stands beside it. */
  readonly yearless: { readonly month: number; readonly day: number; readonly words: string } | null
}

/** The dateline of an agency near the head of a text; null where there is none. */
export const datelineOf = (text: string): Dateline | null => {
  for (const block of parseBlocks(text).slice(0, BLOCKS_AT_START)) {
    const match = DATELINE.exec(block.text)
    if (!match) continue
    const [, words = '', year, outlet = null] = match
    const month = MONTH_NAMES.findIndex((name) => words.includes(name.slice(0, 3))) + 1
    const day = Number(/\d{1,2}/.exec(words)?.[0])
    return { outlet, yearless: year === undefined && day >= 1 && day <= 31 ? { month, day, words } : null }
  }
  return null
}
