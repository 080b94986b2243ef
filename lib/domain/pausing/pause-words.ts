import type { DateStyle } from '../format/date-style'
import { counted, dateWordsOfDay } from '../format/words'
import type { StudyDay } from '../ids'
import type { StudyPause } from './pause'

/** “20 December to 3 January”; “20 December” for one day. */
export const pauseWords = ({ from, to }: StudyPause, dates: DateStyle): string =>
  from === to ? dateWordsOfDay(from, dates) : `${dateWordsOfDay(from, dates)} to ${dateWordsOfDay(to, dates)}`

type Spread = { readonly pause: StudyPause | null; readonly moved: number; readonly days: number }

/** What the history says: “Pause planned, 20 December to 3 January; 86 reviews spread over 7 days”. */
export const spreadActionWords = ({ pause, moved, days }: Spread, dates: DateStyle): string => {
  const spread = `${counted(moved, 'review')} spread over ${counted(days, 'day')}`
  if (pause === null) return spread
  const planned = `Pause planned, ${pauseWords(pause, dates)}`
  return moved === 0 ? planned : `${planned}; ${spread}`
}

/** What the history says of a pause that ended early, or was cancelled before it began. */
export const pauseEndedWords = (pause: StudyPause, today: StudyDay, dates: DateStyle): string =>
  `Pause ${pause.from <= today ? 'ended' : 'cancelled'}, ${pauseWords(pause, dates)}`
