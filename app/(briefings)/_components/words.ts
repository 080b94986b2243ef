import { dateStyle } from '@/app/_ui/date-style'
import type { Readiness } from '@/lib/domain/briefing/forecast'
import { percentOf, wholePercent } from '@/lib/domain/format/percent'
import {
  counted,
  minutesWords,
  sentenceStart,
  shortDayWords,
  shortDayWordsWithYear,
  yearOfDay,
} from '@/lib/domain/format/words'
import type { StudyDay } from '@/lib/domain/ids'

/** “52 to 57 of 60 facts”; one number where the range is none. */
export const expectWords = ({ facts, expectedFacts: { low, high } }: Readiness): string => {
  const [from, to] = [Math.round(low), Math.round(high)]
  return `${from === to ? from : `${from} to ${to}`} of ${counted(facts, 'fact')}`
}

/** “84 to 93%”; one number where the range is none. */
export const rangeWords = ({ low, high }: Pick<Readiness, 'low' | 'high'>): string => {
  const [from, to] = [wholePercent(low), wholePercent(high)]
  return from === to ? `${from}%` : `${from} to ${to}%`
}

/** What a plan takes in all: minutes, and from two hours on hours. */
export const studyTimeWords = (minutes: number): string =>
  minutes < 120 ? sentenceStart(minutesWords(minutes)) : `About ${Math.round(minutes / 60)} hours`

/** “24 Nov”, with its year where that is another than today's. */
export const dayAndYear = (day: StudyDay, today: StudyDay): string =>
  (yearOfDay(day) === yearOfDay(today) ? shortDayWords : shortDayWordsWithYear)(day, dateStyle())

export const readinessWords = ({ mean }: Readiness): string => percentOf(mean)
