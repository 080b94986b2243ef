import { lowerAt, type Token } from '../figures/tokens'
import { type MonthDate, monthDateAt } from './absolute'

const CLAUSE_ENDS = /^[,;:“”"()—–|]$/u
const LOOK_FOR_END = 9

/** The month without a year that “from 2% in January to 6% in November” runs to; null where a date ends no such span. */
export function endOfSpan(
  tokens: readonly Token[],
  at: number,
  { from, to, next }: MonthDate,
): { readonly at: number; readonly date: MonthDate } | null {
  if (to !== null || from.year !== null || lowerAt(tokens, at - 1) !== 'in') return null
  const opens = [3, 4, 5, 6, 7].some((back) => lowerAt(tokens, at - back) === 'from')
  if (!opens || lowerAt(tokens, next) !== 'to') return null
  for (let place = next + 2; place < next + LOOK_FOR_END && place < tokens.length; place += 1) {
    if (CLAUSE_ENDS.test(lowerAt(tokens, place))) return null
    const date = lowerAt(tokens, place - 1) === 'in' ? monthDateAt(tokens, place) : null
    if (date) return date.from.year === null && date.to === null ? { at: place, date } : null
  }
  return null
}
