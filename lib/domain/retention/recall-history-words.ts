import { counted, minutesWords } from '../format/words'

type MissedWeek = { readonly facts: number; readonly dueCards: number; readonly minutes: number }

const about = (facts: number): string =>
  facts < 0.5 ? 'less than one fact' : `about ${counted(Math.round(facts), 'fact')}`

/** What a week without study costs, as one sentence. */
export const missedWeekHeadline = ({ facts, dueCards, minutes }: MissedWeek): string => {
  if (facts === 0 && dueCards === 0) return 'There is nothing yet to lose in a week without study.'
  const fading = `A week without study would cost ${about(facts)} that you could recall today`
  if (dueCards === 0) return `${fading}; no card falls due in that week.`
  return `${fading}, and leave ${counted(dueCards, 'card')} due, ${minutesWords(minutes)} of reviews.`
}

/** While earlier weeks are worked out, nothing is said of what changed since. */
const FILLING = 'What you knew in earlier weeks is being calculated from your answers. Reload the page to see it.'

/** What changed in what is known over the last 30 days, and what this week's reviews brought, as one sentence or two. */
export const recallHistoryHeadline = (
  days: readonly { readonly day: number; readonly cards: number }[],
  earned: { readonly cards: number; readonly reviewed: number } | null,
  isFilling = false,
): string => {
  const last = days.at(-1)
  if (!last) return 'Nothing has been studied yet.'
  if (isFilling) return `You can now recall about ${counted(Math.round(last.cards), 'card')}. ${FILLING}`
  const before = days.findLast(({ day }) => day <= last.day - 30)
  const now = `You can now recall about ${counted(Math.round(last.cards), 'card')}`
  const change = before ? Math.round(last.cards) - Math.round(before.cards) : null
  const since =
    change === null
      ? '.'
      : change === 0
        ? ', as many as a month ago.'
        : `, ${Math.abs(change).toLocaleString('en-GB')} ${change > 0 ? 'more' : 'fewer'} than a month ago.`
  if (earned === null) return `${now}${since}`
  const gain = Math.round(earned.cards)
  const week = `This week’s reviews of ${counted(earned.reviewed, 'card')}`
  if (gain === 0) return `${now}${since} ${week} changed that by less than one.`
  return `${now}${since} Without ${week.replace('This', 'this')}, it would be ${Math.abs(gain).toLocaleString('en-GB')} ${gain > 0 ? 'fewer' : 'more'}.`
}
