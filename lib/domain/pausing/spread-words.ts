import { aboutMinutes, counted } from '../format/words'
import type { SpreadPlan } from './spread'

/** “40 to 46 cards a day”; “12 cards” where there is one day. */
export const dailyCardsWords = ({ days }: Pick<SpreadPlan, 'days'>): string => {
  const counts = days.map(({ cards }) => cards)
  const [low, high] = [Math.min(...counts), Math.max(...counts)]
  if (counts.length === 1) return counted(high, 'card')
  return low === high
    ? `${counted(high, 'card')} a day`
    : `${low.toLocaleString('en-GB')} to ${counted(high, 'card')} a day`
}

/** “about 3 more facts forgotten”; below half a fact it is “less than one”. */
export const lostWords = (facts: number): string => {
  if (facts === 0) return 'no more facts forgotten'
  if (facts < 0.5) return 'less than one more fact forgotten'
  const whole = Math.round(facts)
  return `about ${whole.toLocaleString('en-GB')} more ${whole === 1 ? 'fact' : 'facts'} forgotten`
}

/**
 * What spreading comes to, as one sentence: “Spread over 7 days: 40 to 46 cards a day, about 12 minutes; about 3 more
 * facts forgotten than if you reviewed each card today, or when it’s due.”
 * @param secondsACard what one card takes
 */
export const spreadWords = (plan: SpreadPlan, secondsACard: number): string => {
  const most = Math.max(0, ...plan.days.map(({ cards }) => cards))
  const minutes = aboutMinutes((most * secondsACard) / 60)
  const cost = `${lostWords(plan.factsLost)} than if you reviewed each card today, or when it’s due`
  return `Spread over ${counted(plan.days.length, 'day')}: ${dailyCardsWords(plan)}, ${minutes}; ${cost}.`
}
