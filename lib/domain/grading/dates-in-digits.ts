import { MONTH_NAMES } from '../content/edtf'

const IN_DIGITS = /\b(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[./](\d{1,2})[./](\d{4}))\b/u

const spelt = (year: string, month: number, day: number): string | null => {
  const name = MONTH_NAMES[month - 1]
  return name && day >= 1 && day <= 31 ? `${day} ${name} ${year}` : null
}

/**
 * What a text with a date in digits may say with its month in words: “31/12/2027” is 31 December 2027, and “3/5/2027”
 * is 3 May or 5 March, since people write both. Only the first date of a text is looked at. None where there is no date.
 */
export function datesSpeltOut(text: string): readonly string[] {
  const found = IN_DIGITS.exec(text)
  if (!found) return []
  const [whole, isoYear = '', isoMonth, isoDay, one, other, year = ''] = found
  const readings =
    isoYear === ''
      ? [spelt(year, Number(other), Number(one)), spelt(year, Number(one), Number(other))]
      : [spelt(isoYear, Number(isoMonth), Number(isoDay))]
  return [...new Set(readings)].flatMap((date) => (date === null ? [] : [text.replace(whole, date)]))
}
