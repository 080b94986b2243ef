import type { DateStyle } from '../format/date-style'
import { dateWordsOfDay } from '../format/words'
import type { StudyDay } from '../ids'
import type { StudyPause } from './pause'

/** “20 December to 3 January”; “20 December” for one day. */
export const pauseWords = ({ from, to }: StudyPause, dates: DateStyle): string =>
  from === to ? dateWordsOfDay(from, dates) : `${dateWordsOfDay(from, dates)} to ${dateWordsOfDay(to, dates)}`

/** What the history says: “Pause planned, 20 December to 3 January”. */
export const pausePlannedWords = (pause: StudyPause, dates: DateStyle): string =>
  `Pause planned, ${pauseWords(pause, dates)}`

/** What the history says of a pause that ended early, or was cancelled before it began. */
export const pauseEndedWords = (pause: StudyPause, today: StudyDay, dates: DateStyle): string =>
  `Pause ${pause.from <= today ? 'ended' : 'cancelled'}, ${pauseWords(pause, dates)}`
