import { counted } from '../format/words'
import type { StudyDay } from '../ids'
import type { QueueSettings } from '../scheduling/settings'
import { limitsOn } from './limit-groups'

const withToday = (usual: number, today: number, thing: string): string =>
  today === usual ? counted(usual, thing) : `${counted(usual, thing)} (${today.toLocaleString('en-GB')} today)`

/** The daily limits of a preset, with those of this study day alone: “5 new cards (50 today) and 200 reviews per day”. */
export const limitsWords = (
  queue: Pick<QueueSettings, 'newPerDay' | 'reviewsPerDay' | 'today'>,
  day: StudyDay,
): string => {
  const today = limitsOn(queue, day)
  return `${withToday(queue.newPerDay, today.newPerDay, 'new card')} and ${withToday(queue.reviewsPerDay, today.reviewsPerDay, 'review')} per day`
}
