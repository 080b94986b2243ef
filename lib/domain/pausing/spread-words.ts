import { aboutMinutes, counted } from '../format/words'
import type { SpreadPlan } from './spread'

/** “40 to 46 reviews per day”; “12 reviews” where there is one day. */
export const dailyReviewsWords = ({ days }: Pick<SpreadPlan, 'days'>): string => {
  const counts = days.map(({ cards }) => cards)
  const [low, high] = [Math.min(...counts), Math.max(...counts)]
  if (counts.length === 1) return counted(high, 'review')
  return low === high
    ? `${counted(high, 'review')} per day`
    : `${low.toLocaleString('en-GB')} to ${counted(high, 'review')} per day`
}

/** “about 3 facts forgotten”; below half a fact it is “less than one”. */
export const lostWords = (facts: number): string => {
  if (facts === 0) return 'no fact forgotten'
  if (facts < 0.5) return 'less than one fact forgotten'
  return `about ${counted(Math.round(facts), 'fact')} forgotten`
}

/** “120 of them moved, the rest fall due then anyway” */
const movedWords = ({ days, moves }: SpreadPlan): string => {
  const all = days.reduce((sum, { cards }) => sum + cards, 0)
  const moved = moves.length.toLocaleString('en-GB')
  return moves.length >= all ? `all ${moved} moved` : `${moved} moved, the rest fall due then anyway`
}

/**
 * What spreading comes to: “40 to 46 reviews per day for 7 days, about 12 minutes each day: 120 moved, the others are
 * due then anyway. Cost of waiting: about 3 facts forgotten.”
 * @param secondsACard what one card takes
 */
export const spreadWords = (plan: SpreadPlan, secondsACard: number): string => {
  const most = Math.max(0, ...plan.days.map(({ cards }) => cards))
  const minutes = aboutMinutes((most * secondsACard) / 60)
  const time = plan.days.length === 1 ? `on one day, ${minutes}` : `for ${plan.days.length} days, ${minutes} each day`
  return `${dailyReviewsWords(plan)} ${time}: ${movedWords(plan)}. Cost of waiting: ${lostWords(plan.factsLost)}.`
}
