import type { CardId, StudyDay } from '../ids'
import { seededFraction } from './fuzz'

/** In how many days cards are due: one number, or a range from which each card gets its own. */
export type DueDays = {
  readonly lowest: number
  readonly highest: number
  /** Whether it becomes the interval too, as if the card had been given it today. */
  readonly setsInterval: boolean
}

/** As far as the longest interval. */
const MOST_DAYS = 36_500

/** Reads “5”, “5-7”, “5!” or “5-7!”, as Anki does; null if it is none of these. */
export const readDueDays = (text: string): DueDays | null => {
  const parts = /^(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?\s*(!)?$/.exec(text.trim())
  if (!parts) return null
  const [lowest, highest] = [Number(parts[1]), Number(parts[2] ?? parts[1])]
  return highest < lowest || highest > MOST_DAYS ? null : { lowest, highest, setsInterval: parts[3] !== undefined }
}

/** The days of one card: drawn from the range by the card and the study day, so that the same choice gives the same. */
export const daysOfCard = ({ lowest, highest }: DueDays, cardId: CardId, day: StudyDay): number =>
  lowest + Math.floor(seededFraction(`${cardId}:due:${day}`) * (highest - lowest + 1))
