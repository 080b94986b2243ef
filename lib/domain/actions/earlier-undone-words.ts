import type { DateStyle } from '../format/date-style'
import { dateTimeWords } from '../format/words'
import type { Instant } from '../ids'
import { insideSentence } from './action-words'

/** What an undo that reached behind a session took back, and when that had been done. */
export const earlierUndoneWords = (
  { words, at }: { readonly words: string; readonly at?: Instant },
  timeZone: string,
  dates: DateStyle,
): string => {
  const when = at === undefined ? '' : ` (${dateTimeWords(at, timeZone, dates, 'short')})`
  return `Undone, from before this session${when}: ${insideSentence(words)}.`
}
