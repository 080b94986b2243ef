import type { TextSpan } from '@/lib/domain/reading/article-parts'

const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}\p{M}]/u.test(character)

/** A selected span without white space at its ends and with no word cut in two; null where it holds no word. */
export function wholeWords(text: string, span: TextSpan): TextSpan | null {
  let { start, end } = span
  while (start < end && /\s/.test(text.charAt(start))) start += 1
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1
  if (start >= end) return null
  while (start > 0 && isWordCharacter(text[start - 1]) && isWordCharacter(text[start])) start -= 1
  while (end < text.length && isWordCharacter(text[end - 1]) && isWordCharacter(text[end])) end += 1
  return /[\p{L}\p{N}]/u.test(text.slice(start, end)) ? wholeNumber(text, { start, end }) : null
}

const DIGITS_BEFORE = /\d[\d.,]*[.,]$/u
const DIGITS_AFTER = /^(?:[.,]\d+)+/u
const SCALE_AFTER = /^[ -]?(?:thousand|million|billion|trillion|bn|mn|tn)(?![\p{L}\p{N}])/iu
/** Longer than any number is written. */
const MOST_DIGITS = 40

/** A span with the rest of a number that it cuts: “190” of “190.5 billion” is another value. */
function wholeNumber(text: string, { start, end }: TextSpan): TextSpan {
  const before = /\d/.test(text.charAt(start))
    ? DIGITS_BEFORE.exec(text.slice(Math.max(0, start - MOST_DIGITS), start))
    : null
  if (!/\d/.test(text.charAt(end - 1))) return { start: start - (before?.[0].length ?? 0), end }
  const digits = end + (DIGITS_AFTER.exec(text.slice(end, end + MOST_DIGITS))?.[0].length ?? 0)
  const scale = SCALE_AFTER.exec(text.slice(digits, digits + MOST_DIGITS))?.[0].length ?? 0
  return { start: start - (before?.[0].length ?? 0), end: digits + scale }
}

/** The starts and ends of the words of a text, in order: runs without white space. */
const wordSpans = (text: string): readonly TextSpan[] =>
  [...text.matchAll(/\S+/gu)].map((match) => ({ start: match.index, end: match.index + match[0].length }))

/** Moves one end of a span by a word, as far as the text goes and never past the other end. */
export function moveEnd(text: string, span: TextSpan, which: 'start' | 'end', by: 1 | -1): TextSpan {
  const words = wordSpans(text)
  if (which === 'start') {
    const starts = words.map((word) => word.start).filter((start) => start < span.end)
    const next = by < 0 ? starts.findLast((start) => start < span.start) : starts.find((start) => start > span.start)
    return { ...span, start: next ?? span.start }
  }
  const ends = words.map((word) => word.end).filter((end) => end > span.start)
  const next = by < 0 ? ends.findLast((end) => end < span.end) : ends.find((end) => end > span.end)
  return { ...span, end: next ?? span.end }
}
