import { DASHES, isJoiningDash, lowerAt, type Token } from '../figures/tokens'
import { edtfOf, intervalOf } from './calendar'
import { type DateReading, yearAt } from './parts'

/** A year of accounts: tokens `from` to `next` (not included). Its value is the year or years that name it. */
export type FiscalYear = { readonly from: number; readonly next: number; readonly value: string }

/** “FY2019”, “FY24”: letters and digits are one word. */
const SHORT = /^fy(?<year>\d{4}|\d{2})$/
const CENTURY = 2000

const yearOfDigits = (digits: string): number => (digits.length === 4 ? Number(digits) : CENTURY + Number(digits))

/** “–20”, “/20” or “–2020” behind a year that ends before `at`: the second year, which is the next one. */
function secondYear(tokens: readonly Token[], at: number, first: number): DateReading<number> | null {
  const isSlash = lowerAt(tokens, at) === '/' && tokens[at]?.glued === true && tokens[at + 1]?.glued === true
  if (!isSlash && !isJoiningDash(tokens, at)) return null
  const token = tokens[at + 1]
  if (token?.kind !== 'number' || !/^(?:\d{2}|\d{4})$/.test(token.text)) return null
  const year = token.text.length === 4 ? Number(token.text) : Math.floor(first / 100) * 100 + Number(token.text)
  return year === first + 1 ? { value: year, next: at + 2 } : null
}

/** Where the words behind “fiscal” or “financial” lead to the year: “fiscal year 2024”, “financial year 2023/24”. */
const yearPlace = (tokens: readonly Token[], at: number): number =>
  lowerAt(tokens, at + 1) === 'year' ? at + 2 : at + 1

/**
 * Reads a year of accounts at a token: “FY2019–20”, “FY24”, “fiscal 2024”, “financial year 2023-24”. The months are not
 * known, so that the value is the year by which it is called, and the words “fiscal” or “FY” belong to the quote.
 */
export function fiscalYearAt(tokens: readonly Token[], at: number): FiscalYear | null {
  const word = lowerAt(tokens, at)
  const digits = SHORT.exec(word)?.groups?.year
  const isSpelled = /^(?:fiscal|financial|fy)$/.test(word)
  if (digits === undefined && !isSpelled) return null
  const place = yearPlace(tokens, at)
  const written = digits === undefined ? yearAtPlace(tokens, place) : { value: yearOfDigits(digits), next: at + 1 }
  if (!written) return null
  const second = secondYear(tokens, written.next, written.value)
  const next = second?.next ?? written.next
  // “FY2024-Q3”, “FY19/20/21”: more than a year and the next.
  const goesOn = tokens[next]?.glued === true && (DASHES.has(lowerAt(tokens, next)) || lowerAt(tokens, next) === '/')
  // “fiscal 2024 and 2025”, “the third quarter of fiscal 2024” say another time.
  if (goesOn || isPartOfYear(tokens, at)) return null
  const from = { year: written.value, month: null, day: null }
  const value = second ? intervalOf(from, { ...from, year: second.value }) : edtfOf(from)
  return value === null ? null : { from: at, next, value }
}

/** A year in digits; behind it may be what `yearAt` takes for the rest of a number: “2023/24”. */
function yearAtPlace(tokens: readonly Token[], at: number): DateReading<number> | null {
  const plain = yearAt(tokens, at)
  if (plain) return plain
  const token = tokens[at]
  const isYear = token?.kind === 'number' && /^(?:19|20)\d\d$/.test(token.text) && !token.glued
  return isYear ? { value: Number(token.text), next: at + 1 } : null
}

const isPartOfYear = (tokens: readonly Token[], at: number): boolean =>
  [1, 2, 3].some((back) => /^(?:quarter|half|month|months|q[1-4]|h[12])$/.test(lowerAt(tokens, at - back)))
