import type { DateStyle } from '../format/date-style'
import { dateWordsOfDay } from '../format/words'
import type { StudyPause } from './pause'

/** “20 December to 3 January”; “20 December” for one day. */
export const pauseWords = ({ from, to }: StudyPause, dates: DateStyle): string =>
  from === to ? dateWordsOfDay(from, dates) : `${dateWordsOfDay(from, dates)} to ${dateWordsOfDay(to, dates)}`
