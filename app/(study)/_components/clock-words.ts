import { counted } from '@/lib/domain/format/words'
import type { ClockAhead } from '@/lib/services/study/redate-entries'

/** “12 answers are dated up to 400 days ahead”. */
export const aheadWords = ({ entries, answers, days }: Pick<ClockAhead, 'entries' | 'answers' | 'days'>): string => {
  const what =
    answers === entries ? counted(entries, 'answer') : counted(entries, 'answer or change', 'answers and changes')
  return `${what} ${entries === 1 ? 'is' : 'are'} dated ${entries === 1 ? '' : 'up to '}${counted(days, 'day')} ahead`
}

/** “9 March 2026 at 10:04”, or from when to when. */
export const newDatesWords = ({ from, until }: Pick<ClockAhead, 'from' | 'until'>, timeZone: string): string => {
  const date = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'long' })
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' })
  const [first, last] = [from, until].map((at) => `${date.format(at)} at ${time.format(at)}`)
  if (first === last) return first ?? ''
  return date.format(from) === date.format(until)
    ? `${date.format(from)} between ${time.format(from)} and ${time.format(until)}`
    : `${first} to ${last}`
}
