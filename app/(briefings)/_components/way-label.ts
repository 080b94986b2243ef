import { percentOf } from '@/lib/domain/format/percent'
import { counted, minutesWords } from '@/lib/domain/format/words'
import type { BriefingFeasibility } from '@/lib/services/briefing/load-briefing'
import { type NeedOutlook, perDayWords } from '@/lib/services/briefing/need-words'

type Way = BriefingFeasibility['ways'][number]

/** What a button that closes the gap says. */
export function wayLabel(way: Way, outlook: NeedOutlook): string {
  const { briefing, cards } = outlook
  switch (way.kind) {
    case 'minutes':
      return `Add ${minutesWords(way.minutes - briefing.minutesPerDay)}${perDayWords(outlook)}`
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
