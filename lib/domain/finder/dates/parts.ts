import { DASHES, isCapitalisedToken, isJoiningDash, lowerAt, type Token } from '../figures/tokens'
import { MONTHS, SHORT_MONTHS } from '../words/en/months'

/** Something read at a token: tokens up to `next` (not included) belong to it. */
export type DateReading<T> = { readonly value: T; readonly next: number }

/** The month whose name stands at a token. */
export function monthTokenAt(tokens: readonly Token[], at: number): DateReading<number> | null {
  const token = tokens[at]
  if (!token || !isCapitalisedToken(token)) return null
  const long = MONTHS.get(token.lower)
  if (long !== undefined) return { value: long, next: at + 1 }
  const short = SHORT_MONTHS.get(token.lower)
  if (short === undefined) return null
  const dotted = lowerAt(tokens, at + 1) === '.' && tokens[at + 1]?.glued
  return dotted
    ? { value: short, next: at + 2 }
    : // “Jan” is a name too, “Mar” a title: without a full stop only a day makes a month of them.
      (token.lower === 'mar' || token.lower === 'jan') && dayAt(tokens, at + 1) === null
      ? null
      : { value: short, next: at + 1 }
}

const isFree = (tokens: readonly Token[], at: number): boolean => {
  const [token, before, after] = [tokens[at], tokens[at - 1], tokens[at + 1]]
  if (token?.glued && before && !/^[([{"“‘'|—–\-*_]$/u.test(before.text)) return false
  if (!after?.glued) return true
  if (after.kind !== 'sign') return false
  return !/^[.,:@#&+%$€£°]$/u.test(after.text) || !tokens[at + 2]?.glued || tokens[at + 2]?.kind === 'sign'
}

/** A day of a month in digits, with or without its ending: “4”, “4th”. */
export function dayAt(tokens: readonly Token[], at: number): DateReading<number> | null {
  const token = tokens[at]
  if (token?.kind !== 'number' || !/^(?:0?[1-9]|[12]\d|3[01])$/.test(token.text)) return null
  const ending = tokens[at + 1]
  if (ending?.glued && /^(?:st|nd|rd|th)$/.test(ending.lower)) return { value: Number(token.text), next: at + 2 }
  return isFree(tokens, at) ? { value: Number(token.text), next: at + 1 } : null
}

/** A year in four digits. */
export function yearAt(tokens: readonly Token[], at: number): DateReading<number> | null {
  const token = tokens[at]
  if (token?.kind !== 'number' || !/^(?:1\d|20)\d\d$/.test(token.text) || !isFree(tokens, at)) return null
  // “12-05-2020” may be May or December.
  if (token.glued && tokens[at - 1]?.text === '-' && /^\d{1,2}$/.test(tokens[at - 2]?.text ?? '')) return null
  return { value: Number(token.text), next: at + 1 }
}

/** Where a year goes on behind “,” or “of”: “May 2024”, “May, 2024”, “May of 2024”. */
export function yearAfter(tokens: readonly Token[], at: number): DateReading<number> | null {
  const from = /^(?:,|of)$/.test(lowerAt(tokens, at)) ? at + 1 : at
  const year = yearAt(tokens, from)
  // “4 May, 2024 people …”: what is counted is no year.
  return year && !isUnit(tokens, year.next) ? year : null
}

const isUnit = (tokens: readonly Token[], at: number): boolean =>
  /^(?:people|troops|soldiers|men|women|children|percent|per|million|billion|trillion|bn|%|km|kilometres|tonnes|tons|miles|jobs|homes|dollars|euros)$/.test(
    lowerAt(tokens, at),
  )

/** A dash or word that makes a range of what stands before and behind it. */
export function rangeJoiner(tokens: readonly Token[], at: number, before: string): number | null {
  const word = lowerAt(tokens, at)
  if (DASHES.has(word)) return isJoiningDash(tokens, at) || !tokens[at]?.glued ? at + 1 : null
  if (/^(?:to|through|until|till)$/.test(word)) return at + 1
  return word === 'and' && before === 'between' ? at + 1 : null
}
