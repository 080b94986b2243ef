import type { StudyDay } from '../ids'
import { isoDateOf } from '../time/study-day'

/** What a file that leaves is called: the program, what is in it, the day, so that names sort by what and then by day. */
export const exportFileName = (what: string, day: StudyDay, extension: string): string =>
  `aide-memoire-${what}-${isoDateOf(day)}.${extension}`
