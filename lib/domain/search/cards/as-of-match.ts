import { edtfEnd, edtfStart, parseEdtf } from '../../content/edtf'
import type { AsOfMatch } from './card-search'

/** Whether a text is a date that exists, written `2026-12-05`. */
export const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && parseEdtf(text) !== null

/** What `asof:` asks for: an EDTF date, a range with an end that may be open (`..`), a comparison, or `none`. Or null. */
export const asOfMatchOf = (text: string): AsOfMatch | null => {
  if (text === 'none') return { kind: 'none' }
  const compared = /^(<=|>=|<|>)(.+)$/.exec(text)
  if (compared) {
    const [, sign, date = ''] = compared
    const comparison = (['<=', '>=', '<', '>'] as const).find((one) => one === sign)
    if (comparison === undefined || parseEdtf(date) === null) return null
    const isStart = comparison === '<' || comparison === '>='
    return { kind: 'compare', comparison, day: isStart ? edtfStart(date) : edtfEnd(date) }
  }
  if (parseEdtf(text) !== null) return { kind: 'overlaps', from: edtfStart(text), to: edtfEnd(text) }
  const [first = '', last = '', ...more] = text.split('/')
  const isOpen = (end: string) => end === '..'
  if (more.length > 0 || isOpen(first) === isOpen(last)) return null
  const end = isOpen(first) ? last : first
  if (parseEdtf(end) === null) return null
  return isOpen(first)
    ? { kind: 'overlaps', from: null, to: edtfEnd(end) }
    : { kind: 'overlaps', from: edtfStart(end), to: null }
}

/**
 * Whether the as-of date of a fact (EDTF, or null) matches. One that is not valid counts as none. A range matches if it
 * has a day in common; `<` and `<=` compare the last day that the date covers, `>` and `>=` the first.
 */
export const matchesAsOf = (asOf: string | null, match: AsOfMatch): boolean => {
  if (asOf === null || parseEdtf(asOf) === null) return match.kind === 'none'
  const [start, end] = [edtfStart(asOf), edtfEnd(asOf)]
  switch (match.kind) {
    case 'none':
      return false
    case 'overlaps':
      return (match.to === null || start <= match.to) && (match.from === null || end >= match.from)
    case 'compare':
      switch (match.comparison) {
        case '<':
          return end < match.day
        case '<=':
          return end <= match.day
        case '>':
          return start > match.day
        case '>=':
          return start >= match.day
      }
  }
}
