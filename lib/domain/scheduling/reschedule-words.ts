import { counted } from '../format/words'

type Day = { readonly before: number; readonly after: number }

const mean = (days: readonly Day[], which: keyof Day): string =>
  (days.reduce((sum, day) => sum + day[which], 0) / Math.max(1, days.length)).toFixed(days.length > 1 ? 1 : 0)

/** What rescheduling would change, in one to three sentences. The first of the days is today. */
export const rescheduleWords = ({
  cards,
  changed,
  days,
}: {
  readonly cards: number
  readonly changed: number
  readonly days: readonly Day[]
}): string => {
  if (changed === 0)
    return cards === 0 ? 'No card is in review yet.' : 'Every card in review is due when its settings want it.'
  const [today, ...later] = days
  const of = `${changed.toLocaleString('en-GB')} of ${counted(cards, 'card')} in review would be due on another day.`
  const now = today
    ? ` Due today: ${counted(today.after, 'review')} instead of ${today.before.toLocaleString('en-GB')}.`
    : ''
  return `${of}${now} Over the next ${counted(later.length, 'day')}: ${mean(later, 'after')} reviews per day instead of ${mean(later, 'before')}.`
}
