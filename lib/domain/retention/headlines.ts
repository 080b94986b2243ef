import type { DateStyle } from '../format/date-style'
import { intervalWords, percentWords } from '../format/percent'
import { aboutMinutes, counted, dayWords, minutesWords } from '../format/words'
import type { Expected } from './expected-recall'
import type { Forecast } from './forecast'
import type { RetentionRow } from './true-retention'
import type { Estimate } from './wilson'
import { YEAR_DAYS, type Year } from './year'

/** Below this many reviews an interval that holds the target says little, and the headline says so. */
const FEW_REVIEWS = 30

/** A share with its interval: “92% (95% interval 86% to 95%)”. */
export const roundedShareWords = (estimate: Estimate): string =>
  `${percentWords(estimate.share)} (${intervalWords(estimate)})`

/** What the true retention of the last 30 days says about the target (a share), as one sentence. */
export const retentionHeadline = (rows: readonly RetentionRow[], target: number): string => {
  const [month, all] = [rows.find(({ period }) => period === 'month'), rows.find(({ period }) => period === 'all')]
  if (!all?.all.estimate) return 'No card has come back after a day or more yet, so there is nothing to measure.'
  if (!month?.all.estimate) return 'No card came back in the last 30 days.'
  const { passed, n, estimate } = month.all
  const recalled = `In the last 30 days you recalled the answer in ${passed.toLocaleString('en-GB')} of ${counted(n, 'review')}`
  const goal = `your target of ${percentWords(target)}`
  const share = `${recalled}: ${roundedShareWords(estimate)}`
  if (estimate.low > target) return `${share}, above ${goal}.`
  if (estimate.high < target) return `${share}, below ${goal}.`
  if (n < FEW_REVIEWS) return `${recalled}, too few to compare with ${goal}.`
  return `${share}, in line with ${goal}.`
}

/** What falls due in the days of a forecast, as one sentence. */
export const forecastHeadline = ({ backlog, days, total }: Forecast, dates: DateStyle): string => {
  const overdue = backlog.cards === 0 ? '' : `; ${counted(backlog.cards, 'more is', 'more are')} overdue`
  const period = `the next ${counted(days.length, 'day')}`
  if (total.cards === 0) return `No card falls due in ${period}${overdue}.`
  const most = Math.max(...days.map(({ cards }) => cards))
  const fullest = days.filter(({ cards }) => cards === most)
  const [first, second, ...more] = fullest.map(({ day }) => dayWords(day, dates))
  const falls = `${counted(total.cards, 'card falls', 'cards fall')} due in ${period}`
  if (most === total.cards) return `${falls}, on ${first}${overdue}.`
  const minutesADay = total.minutes / days.length
  const pace = aboutMinutes(minutesADay)
  const each = `with ${counted(most, 'card')}`
  const busiest =
    second === undefined
      ? `The busiest day is ${first}, ${each}`
      : more.length === 0
        ? `The busiest days are ${first} and ${second}, ${each} each`
        : `No day has more than ${counted(most, 'card')}`
  return `${falls}, ${pace} a day. ${busiest}${overdue}.`
}

/** How regularly the learner studied in the last year, as one sentence. */
export const yearHeadline = (year: Year): string => {
  const { studiedDays, weeksInARow, mostWeeksInARow } = year
  if (studiedDays === 0) return `No card was answered in the last ${YEAR_DAYS} days.`
  const studied = `You studied on ${studiedDays} of the last ${YEAR_DAYS} days`
  if (weeksInARow < 2) return `${studied}.`
  const most = mostWeeksInARow > weeksInARow ? `; the most so far was ${mostWeeksInARow}` : ''
  return `${studied}, in each of the last ${weeksInARow} weeks${most}.`
}

/** How much of the library the learner could recall now, as one sentence. */
export const expectedRecallHeadline = (recall: Expected, factsInLibrary: number): string => {
  const [low, high] = [Math.round(recall.low), Math.round(recall.high)]
  if (factsInLibrary === 0) return 'There are no facts yet in the library.'
  if (recall.mean === 0) {
    return factsInLibrary === 1
      ? 'The only fact in the library has not been studied yet.'
      : `None of the ${counted(factsInLibrary, 'fact')} in the library has been studied yet.`
  }
  const range = low === high ? `about ${low}` : `${low} to ${high}`
  if (factsInLibrary === 1)
    return `If asked now, you can expect to recall the only fact in the library with a chance of ${percentWords(recall.mean)}.`
  return `If asked now, you can expect to recall ${range} of the ${counted(factsInLibrary, 'fact')} in the library.`
}

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
