import { dateStyle } from '@/app/_ui/date-style'
import { clockWords, counted, dateWordsAt } from '@/lib/domain/format/words'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/domain/time/units'
import type { ClockAhead } from '@/lib/services/study/redate-entries'

/** “12 answers are dated up to 400 days ahead”. */
export const aheadWords = ({ entries, answers, days }: Pick<ClockAhead, 'entries' | 'answers' | 'days'>): string => {
  const what =
    answers === entries ? counted(entries, 'answer') : counted(entries, 'answer or change', 'answers and changes')
  return `${what} ${entries === 1 ? 'is' : 'are'} dated ${entries === 1 ? '' : 'up to '}${counted(days, 'day')} ahead`
}

/** “This device’s clock is 12 minutes behind”. */
export const behindWords = (behindMs: number): string => {
  const [unit, one] =
    behindMs >= 2 * DAY_MS ? [DAY_MS, 'day'] : behindMs >= 2 * HOUR_MS ? [HOUR_MS, 'hour'] : [MINUTE_MS, 'minute']
  return `This device’s clock is ${counted(Math.floor(behindMs / unit), one)} behind`
}

/** “9 March 2026 at 10:04”, or from when to when. */
export const newDatesWords = ({ from, until }: Pick<ClockAhead, 'from' | 'until'>, timeZone: string): string => {
  const date = (at: number) => dateWordsAt(at, timeZone, dateStyle())
  const time = (at: number) => clockWords(at, timeZone, dateStyle())
  const [first, last] = [from, until].map((at) => `${date(at)} at ${time(at)}`)
  if (first === last) return first ?? ''
  return date(from) === date(until) ? `${date(from)} between ${time(from)} and ${time(until)}` : `${first} to ${last}`
}
