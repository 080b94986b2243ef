import type { DateStyle } from '../format/date-style'
import { dayWordsWithYear } from '../format/words'
import type { ActEntry } from './log'

/** What a change of a memory that is not an answer did, in a few words: “Due date set to Monday 9 March 2026”. */
export const actWords = (entry: ActEntry, dates: DateStyle): string => {
  switch (entry.kind) {
    case 'set-due':
      return `Due date set to ${dayWordsWithYear(entry.dueDay, dates)}`
    case 'reschedule':
      return `Rescheduled to ${dayWordsWithYear(entry.dueDay, dates)}`
    case 'forget':
      return 'Reset'
    case 'set-memory':
      // A memory without a review is that of a new card which was only given a date.
      return entry.memory.reps === 0
        ? `Due date set to ${dayWordsWithYear(entry.day + entry.memory.intervalDays, dates)}`
        : 'Memory imported from another program'
    case 'suspend':
      return entry.suspended ? 'Suspended' : 'Resumed'
    case 'bury':
      return entry.untilDay === null ? 'Unburied' : 'Buried'
    case 'mark':
      return entry.marked ? 'Marked' : 'Mark removed'
    case 'clear-leech':
      return 'Leech cleared'
    case 'flag':
      return entry.flag === 0 ? 'Flag removed' : `Flag ${entry.flag}`
    case 'reposition':
      return entry.position === null ? 'Back in library order' : `Moved to position ${entry.position} of new cards`
    default:
      return entry satisfies never
  }
}
