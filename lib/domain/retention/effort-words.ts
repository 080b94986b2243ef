import { aboutMinutes, counted, minutesWords } from '../format/words'

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
