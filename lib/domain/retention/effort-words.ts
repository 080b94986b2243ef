import { percentWords } from '../format/percent'
import { counted, minutesWords } from '../format/words'
import type { Retained } from './true-retention'

/** Minutes on an average day; with a decimal where half a minute is much. */
const paceWords = (minutes: number): string => {
  if (minutes < 0.75) return 'less than a minute'
  const shown = minutes < 5 ? Math.round(minutes * 10) / 10 : Math.round(minutes)
  return `about ${counted(shown, 'minute')}`
}

/** How long the days with answers took, as one sentence: `minutes` of each, in the last `days` days, today among them. */
export const timeHeadline = (minutes: readonly number[], days: number): string => {
  const total = minutes.reduce((sum, one) => sum + one, 0)
  if (days === 1)
    return minutes.length === 0 ? 'No card was answered today.' : `You answered cards for ${minutesWords(total)} today.`
  if (minutes.length === 0) return `No card was answered in the last ${counted(days, 'day')}.`
  const each = total / minutes.length
  const answered = `You answered cards for ${minutesWords(total)}`
  if (minutes.length === 1) return `${answered} in the last ${counted(days, 'day')}, all on one day.`
  if (minutes.length === days) return `${answered} in the last ${counted(days, 'day')}, ${paceWords(each)} a day.`
  return `${answered} on ${minutes.length.toLocaleString('en-GB')} of the last ${counted(days, 'day')}, ${paceWords(each)} on each.`
}

type Hour = { readonly hour: number; readonly answers: number; readonly tested: Retained }

/** Hours with fewer tests of memory are not compared. */
const LEAST_TESTED = 50

const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`

/** Whether the hour of the day matters, as one sentence: named only where the intervals of two hours do not meet. */
export const hoursHeadline = (hours: readonly Hour[]): string => {
  const busiest = hours.reduce<Hour | null>((most, one) => (one.answers > (most?.answers ?? 0) ? one : most), null)
  if (busiest === null) return 'No card has been answered yet.'
  const often = `You answer most often between ${clock(busiest.hour)} and ${clock((busiest.hour + 1) % 24)}`
  const told = hours.flatMap(({ hour, tested: { n, estimate } }) =>
    n >= LEAST_TESTED && estimate !== null ? [{ hour, estimate }] : [],
  )
  if (told.length < 2) return `${often}. There are too few reviews to compare hours.`
  const best = told.reduce((a, b) => (b.estimate.low > a.estimate.low ? b : a))
  const worst = told.reduce((a, b) => (b.estimate.high < a.estimate.high ? b : a))
  if (best.estimate.low <= worst.estimate.high) return `${often}. Your recall is about the same at every hour.`
  return `${often}. You recall ${percentWords(best.estimate.share)} in the hour from ${clock(best.hour)}, ${percentWords(worst.estimate.share)} in the hour from ${clock(worst.hour)}.`
}
