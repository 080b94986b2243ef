import { parseEdtf } from '../../domain/content/edtf'
import { dateInWords } from '../published'

/** A date as a page's markup gives it (ISO 8601, digits, or words) as EDTF, by the day it is printed with; null else. */
export const pageDateOf = (value: string): string | null => {
  const text = value.trim()
  const [, year, month, day] =
    /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?=$|[T\s])/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? []
  if (year && month) {
    const date = [year, month.padStart(2, '0'), ...(day ? [day.padStart(2, '0')] : [])].join('-')
    return parseEdtf(date) ? date : null
  }
  if (/^\d{4}$/.test(text)) return text
  return dateInWords(text)
}
