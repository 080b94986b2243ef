import { type Feasibility, MOST_MINUTES } from '@/lib/domain/briefing/feasibility'
import { lastDayOf } from '@/lib/domain/briefing/projection'
import { counted, minutesWords } from '@/lib/domain/format/words'
import type { Outlook as WholeOutlook } from '@/lib/services/briefing/forecast-inputs'
import type { BriefingFeasibility } from '@/lib/services/briefing/load-briefing'
import { percentOf } from './words'

/** What the words need of a briefing. */
export type PlanOutlook = {
  readonly briefing: Pick<WholeOutlook['briefing'], 'minutesPerDay' | 'choices'>
  readonly cards: readonly Pick<WholeOutlook['cards'][number], 'factId' | 'weight'>[]
  readonly input: Pick<WholeOutlook['input'], 'day' | 'briefingDay' | 'at' | 'studyAt'>
}

/** “ a day”, or “ today” where no other day is left. */
const perDay = ({ input }: PlanOutlook): string => (lastDayOf(input) <= input.day ? ' today' : ' a day')

/** “Your targets, 95% of the must-knows and 85% of the rest, need”; only of weights that the scope has. */
const targetWords = ({ briefing }: PlanOutlook, { byWeight, others }: Feasibility, [one, many]: readonly string[]) => {
  const { targetMust, targetOthers } = briefing.choices
  if (others === null) return `Your target, ${percentOf(targetMust)} of the must-knows, ${one}`
  if (byWeight.must === null) return `Your target, ${percentOf(targetOthers)} of the facts, ${one}`
  return `Your targets, ${percentOf(targetMust)} of the must-knows and ${percentOf(targetOthers)} of the rest, ${many}`
}

/** Whether the targets are reached, and what they need. */
export const feasibilityWords = (outlook: PlanOutlook, { feasibility }: BriefingFeasibility): string => {
  const { minutesPerDay } = outlook.briefing
  const { expected, reached, minutesNeeded, isSampled } = feasibility
  const each = perDay(outlook)
  const about = isSampled ? ' (estimated from a sample of the facts)' : ''
  if (reached) {
    const fewer =
      minutesNeeded !== null && minutesNeeded < minutesPerDay
        ? ` ${minutesNeeded === 0 ? 'You would get there without further study.' : `${minutesWords(minutesNeeded)}${each} would be enough.`}`
        : ''
    return `With ${minutesWords(minutesPerDay)}${each} you reach your targets: expect ${percentOf(expected)}${about}.${fewer}`
  }
  const needs =
    minutesNeeded === null
      ? `${targetWords(outlook, feasibility, ['can’t', 'can’t'])} be reached in the time left, even with ${MOST_MINUTES / 60} hours${each}`
      : `${targetWords(outlook, feasibility, ['needs', 'need'])} ${minutesWords(minutesNeeded)}${each}`
  return `${needs}; with ${minutesWords(minutesPerDay)}, expect ${percentOf(expected)}${about}.`
}

type Way = BriefingFeasibility['ways'][number]

/** What a button that closes the gap says. */
export function wayLabel(way: Way, outlook: PlanOutlook): string {
  const { briefing, cards } = outlook
  switch (way.kind) {
    case 'minutes':
      return `Add ${minutesWords(way.minutes - briefing.minutesPerDay)}${perDay(outlook)}`
    case 'drop': {
      const nice = new Set(cards.flatMap(({ factId, weight }) => (weight === 'nice' ? [factId] : []))).size
      return way.facts <= nice
        ? `Drop ${counted(way.facts, 'nice-to-know fact')}`
        : `Drop the ${way.facts === 1 ? 'least important fact' : `${way.facts} least important facts`}`
    }
    case 'targets': {
      const [must, others] = [percentOf(way.must), percentOf(way.others)]
      const has = (isMust: boolean) => cards.some(({ weight }) => (weight === 'must') === isMust)
      return `Aim for ${has(true) ? must : ''}${has(true) && has(false) ? ' and ' : ''}${has(false) ? others : ''}`
    }
    case 'days-off':
      return `Also study on the ${way.days === 1 ? 'day' : `${way.days} days`} off${way.reaches ? '' : ' (helps, but not enough)'}`
    default:
      return way satisfies never
  }
}
