import { exactPercent } from '../format/percent'
import { aboutMinutes, counted } from '../format/words'
import type { PricedLevel } from './simulation'

/** “about 42 seconds”, “less than a second”, and from two minutes on in minutes: of study a day. */
const secondsWords = (seconds: number): string => {
  if (seconds < 1) return 'less than a second'
  return seconds < 120 ? `about ${counted(Math.round(seconds), 'second')}` : aboutMinutes(seconds / 60)
}

/** How cards that are still to be added are simulated. */
export const addedCardWords = ({ cards, days }: { readonly cards: number; readonly days: number }): string =>
  `You also start ${counted(cards, 'card')} that you add over the next ${counted(days, 'day')}, on top of your new cards.`

/** “5 studied cards, 3 cards that were never answered but have a date, and 10 new cards”: those that are simulated. */
export const simulatedCardWords = ({
  studied,
  onlyDated,
  newCards,
}: {
  readonly studied: number
  readonly onlyDated: number
  readonly newCards: number
}): string => {
  const fresh = counted(newCards, 'new card')
  if (onlyDated === 0) return `${counted(studied, 'studied card')} and ${fresh}`
  const dated = onlyDated === 1 ? '1 card that was' : `${onlyDated.toLocaleString('en-GB')} cards that were`
  return `${counted(studied, 'studied card')}, ${dated} never answered but ${onlyDated === 1 ? 'has' : 'have'} a date, and ${fresh}`
}

/** What a further fact costs near a level, as one sentence. */
export const marginalWords = ({ secondsPerFact }: Pick<PricedLevel, 'secondsPerFact'>): string =>
  secondsPerFact === null
    ? 'Raising the target would not make you remember more.'
    : `Raising the target costs ${secondsWords(secondsPerFact)} a day for each extra fact you remember.`

/** Minutes a day, below one in seconds. */
const dailyWords = (minutes: number): string =>
  minutes > 0 && minutes < 1 ? secondsWords(minutes * 60) : aboutMinutes(minutes)

/** The range of chance, where it is wider than what is shown of it; of less than a minute it would say nothing. */
const rangeWords = ({ minutesADay, minutesRange }: PricedLevel): string => {
  if (minutesADay < 1) return ''
  const [low, high] = [minutesRange?.low ?? 0, minutesRange?.high ?? 0].map((minutes) => minutes.toFixed(1))
  return low === high ? '' : ` (${low} to ${high} in eight of ten runs)`
}

/** What a level comes to, as one sentence; `days` is how long was simulated. */
export const levelWords = (level: PricedLevel, days: number): string => {
  const { desiredRetention, minutesADay, reviewsADay, factsRemembered } = level
  const reviews = counted(Math.round(reviewsADay), 'review')
  return `At ${exactPercent(desiredRetention)}: ${dailyWords(minutesADay)}${rangeWords(level)} and ${reviews} per day. After ${counted(days, 'day')} you would remember ${counted(Math.round(factsRemembered), 'fact')}.`
}

/** What the limits leave over at the end; null where nothing waits. */
export const backlogWords = ({ backlog }: Pick<PricedLevel, 'backlog'>): string | null =>
  backlog === 0 ? null : `Your daily limit would leave ${counted(backlog, 'review')} waiting at the end.`
