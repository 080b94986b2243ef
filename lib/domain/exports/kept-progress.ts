import { counted } from '../format/words'

/** What a format holds of a learner's progress: memories and reviews, due dates and states alone, or nothing. */
export type KeptProgress = 'all' | 'dates' | 'none'

/** What a format holds of the progress: packages and JSON everything, tables their due dates. */
export const keptProgress = (format: string): KeptProgress =>
  /apkg|jsonl/u.test(format) ? 'all' : format === 'csv' ? 'dates' : 'none'

/** How much progress there is with cards. */
export type StudyProgress = {
  /** Cards with a due date. */
  readonly dueDates: number
  /** Answers that were not undone. */
  readonly reviews: number
}

/** What of the progress a format does not hold, in a sentence; null if it holds all that there is. */
export const lostProgressWords = (kept: KeptProgress, progress: StudyProgress): string | null => {
  if (kept === 'all') return null
  const reviews = counted(progress.reviews, 'review')
  const are = progress.reviews === 1 ? 'is' : 'are'
  if (progress.reviews === 0) return kept === 'none' && progress.dueDates > 0 ? 'Due dates are not in this file.' : null
  if (kept === 'dates') return `Due dates are in this file; ${reviews} ${are} not.`
  return progress.dueDates === 0
    ? `${reviews} ${are} not in this file.`
    : `Due dates and ${reviews} are not in this file.`
}
