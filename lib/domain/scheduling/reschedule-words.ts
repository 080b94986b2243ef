import { counted } from '../format/words'

type Day = { readonly before: number; readonly after: number }

const mean = (days: readonly Day[], which: keyof Day): string =>
  (days.reduce((sum, day) => sum + day[which], 0) / Math.max(1, days.length)).toFixed(days.length > 1 ? 1 : 0)

/** Why the dates differ, and whether to do something about it: ordinary answers have the last of these reasons. */
const reasonOf = (changed: number): string => {
  const [were, leave] =
    changed === 1
      ? ['Its date was', 'leave it as it is: it gets']
      : ['Their dates were', 'leave them as they are: each card gets']
  return `${were} set under other settings, by an import or by hand, or moved a little so that a better grade gives a later date. You can ${leave} its date from your current settings at its next review anyway.`
}

/** What rescheduling would change and why, in one to five sentences. The first of the days is today. */
export const rescheduleWords = ({
  cards,
  changed,
  afterPause,
  days,
}: {
  readonly cards: number
  readonly changed: number
  /** How many of them would have come in a planned pause. */
  readonly afterPause: number
  readonly days: readonly Day[]
}): string => {
  if (changed === 0)
    return cards === 0 ? 'No card is in review yet.' : 'Every card in review is due when its settings say.'
  const [today, ...later] = days
  const of = `${changed.toLocaleString('en-GB')} of ${counted(cards, 'card')} in review would be due on another day. ${reasonOf(changed)}`
  const now =
    today === undefined || today.before === today.after
      ? ''
      : ` Due today: ${counted(today.after, 'review')} instead of ${today.before.toLocaleString('en-GB')}.`
  const pause =
    afterPause === 0
      ? ''
      : ` ${changed === 1 ? 'It' : `${afterPause.toLocaleString('en-GB')} of these cards`} would fall into a planned pause, so ${afterPause === 1 ? 'it comes' : 'they come'} after it.`
  const [is, was] = [mean(later, 'after'), mean(later, 'before')]
  return is === was
    ? `${of}${now}${pause}`
    : `${of}${now}${pause} Over the next ${counted(later.length, 'day')}: ${is} reviews per day instead of ${was}.`
}
