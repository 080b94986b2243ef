import { MOST_MINUTES } from '@/lib/domain/briefing/feasibility'
import { counted, minutesWords } from '@/lib/domain/retention/words'
import { type BriefingFeasibility, feasibilityOfOutlook } from '@/lib/services/briefing/load-briefing'
import type { Outlook } from '@/lib/services/briefing/outlook'
import { WayButtons } from './way-buttons'
import { percentOf } from './words'

const sentence = ({ briefing }: Outlook, { feasibility }: BriefingFeasibility): string => {
  const { minutesPerDay, choices } = briefing
  const { expected, reached, minutesNeeded, isSampled } = feasibility
  const about = isSampled ? ' (worked out on a sample of the facts)' : ''
  if (reached) {
    const fewer =
      minutesNeeded !== null && minutesNeeded < minutesPerDay
        ? ` ${minutesNeeded === 0 ? 'You would get there without another minute.' : `${minutesWords(minutesNeeded)} a day would do.`}`
        : ''
    return `With ${minutesWords(minutesPerDay)} a day you reach your targets; expect ${percentOf(expected)}${about}.${fewer}`
  }
  const targets = `${percentOf(choices.targetMust)} of the must-knows and ${percentOf(choices.targetOthers)} of the rest`
  const needs =
    minutesNeeded === null
      ? `Your targets, ${targets}, cannot be reached in the time that is left, not even with ${MOST_MINUTES / 60} hours a day`
      : `Your targets, ${targets}, need ${minutesWords(minutesNeeded)} a day`
  return `${needs}; with ${minutesWords(minutesPerDay)} expect ${percentOf(expected)}${about}.`
}

/** Whether the targets are reached, in one sentence, with a button for each way that closes the gap. */
export async function FeasibilityPart({ outlook }: { readonly outlook: Outlook }) {
  // Lets the page above be sent first: this compares many plans.
  await new Promise((resolve) => setImmediate(resolve))
  const found = feasibilityOfOutlook(outlook)
  return (
    <div className="mt-4">
      <p className="max-w-[38rem] font-serif text-reading">{sentence(outlook, found)}</p>
      {found.ways.length > 0 ? (
        <WayButtons id={outlook.briefing.id} ways={found.ways.map((way) => ({ way, label: wayLabel(way, outlook) }))} />
      ) : null}
    </div>
  )
}

type Way = BriefingFeasibility['ways'][number]

function wayLabel(way: Way, { briefing, cards }: Outlook): string {
  switch (way.kind) {
    case 'minutes':
      return `Add ${minutesWords(way.minutes - briefing.minutesPerDay)} a day`
    case 'drop': {
      const nice = new Set(cards.flatMap(({ factId, weight }) => (weight === 'nice' ? [factId] : []))).size
      return way.facts <= nice
        ? `Drop ${counted(way.facts, 'nice-to-know fact')}`
        : `Drop the ${way.facts} least important facts`
    }
    case 'targets':
      return `Aim at ${percentOf(way.must)} and ${percentOf(way.others)}`
    case 'days-off':
      return way.reaches
        ? `Study on the ${counted(way.days, 'day')} off too`
        : `Study on the ${counted(way.days, 'day')} off too (helps, does not suffice)`
    default:
      return way satisfies never
  }
}
