import { counted } from '@/lib/domain/format/words'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/domain/time/units'
import type { ClockAhead } from '@/lib/services/study/redate-entries'

/** “12 answers are dated up to 400 days ahead”. */
export const aheadWords = ({ entries, answers, days }: ClockAhead): string => {
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
