import type { DateStyle } from '../format/date-style'
import { percentWords } from '../format/percent'
import { aboutMinutes, counted, hourWords, minutesWords } from '../format/words'
import type { Retained } from './true-retention'

/** Minutes on an average day; with a decimal where half a minute is much. */
const paceWords = (minutes: number): string => {
  if (minutes < 1 || minutes >= 5) return aboutMinutes(minutes)
  return `about ${counted(Math.round(minutes * 10) / 10, 'minute')}`
}

/** How long the days with answers took, as one sentence: `minutes` of each, in the last `days` days, today among them. */
export const timeHeadline = (minutes: readonly number[], days: number): string => {
  const total = minutes.reduce((sum, one) => sum + one, 0)
  if (days === 1)
    return minutes.length === 0 ? 'No card was answered today.' : `You answered cards for ${minutesWords(total)} today.`
  if (minutes.length === 0) return `No card was answered in the last ${counted(days, 'day')}.`
  const each = total / minutes.length
  const answered = `You answered cards for ${minutesWords(total)}`
  const period = `In the last ${counted(days, 'day')} you answered cards for ${minutesWords(total)} in all`
  if (minutes.length === 1) return `${answered} in the last ${counted(days, 'day')}, all on one day.`
  if (minutes.length === days) return `${period}: ${paceWords(each)} a day.`
  return `${period}: ${paceWords(each)} on each of ${minutes.length.toLocaleString('en-GB')} days.`
}

type Hour = { readonly hour: number; readonly answers: number; readonly tested: Retained }

/** Hours with fewer tests of memory are not compared. */
const LEAST_TESTED = 50

/** Whether the hour of the day matters, as one sentence: named only where the intervals of two hours do not meet. */
export const hoursHeadline = (hours: readonly Hour[], dates: DateStyle): string => {
  const busiest = hours.reduce<Hour | null>((most, one) => (one.answers > (most?.answers ?? 0) ? one : most), null)
  if (busiest === null) return 'No card has been answered yet.'
  const often = `You answer most often between ${hourWords(busiest.hour, dates)} and ${hourWords((busiest.hour + 1) % 24, dates)}`
  const told = hours.flatMap(({ hour, tested: { n, estimate } }) =>
    n >= LEAST_TESTED && estimate !== null ? [{ hour, estimate }] : [],
  )
  if (told.length < 2) return `${often}. There are too few reviews to compare hours.`
  const best = told.reduce((a, b) => (b.estimate.low > a.estimate.low ? b : a))
  const worst = told.reduce((a, b) => (b.estimate.high < a.estimate.high ? b : a))
  if (best.estimate.low <= worst.estimate.high) return `${often}. Your recall is about the same at every hour.`
  return `${often}. You recall ${percentWords(best.estimate.share)} in the hour from ${hourWords(best.hour, dates)}, ${percentWords(worst.estimate.share)} in the hour from ${hourWords(worst.hour, dates)}.`
}
