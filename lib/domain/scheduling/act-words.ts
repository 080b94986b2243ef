import { isoDateOf } from '../time/study-day'
import type { ActEntry } from './log'

/** What a change of a memory that is not an answer did, in a few words: “Due date set to 2026-03-09”. */
export const actWords = (entry: ActEntry): string => {
  switch (entry.kind) {
    case 'set-due':
      return `Due date set to ${isoDateOf(entry.dueDay)}`
    case 'forget':
      return 'Reset'
    case 'set-memory':
      return 'Memory brought from another program'
    case 'suspend':
      return entry.suspended ? 'Suspended' : 'Resumed'
    case 'bury':
      return entry.untilDay === null ? 'Unburied' : 'Buried'
    case 'mark':
      return entry.marked ? 'Marked' : 'Mark removed'
    case 'flag':
      return entry.flag === 0 ? 'Flag removed' : `Flag ${entry.flag}`
    default:
      return entry satisfies never
  }
}
