import type { Route } from 'next'
import { LinkButton } from '@/app/_ui/button'
import { counted } from '@/lib/domain/format/words'
import type { DebriefCounts } from '@/lib/services/briefing/debrief'

/** An address holds no more ids than this. */
const MOST_IN_ADDRESS = 200

type ReviewMissedProps = Pick<DebriefCounts, 'toReview'> & { readonly look?: 'primary' | 'plain' }

/** A session of what came up and was not recalled, due or not: its answers count. Nothing where there is none left. */
export function ReviewMissed({ toReview: { facts, cards }, look = 'primary' }: ReviewMissedProps) {
  if (facts === 0) return null
  const ids = cards.slice(0, MOST_IN_ADDRESS).join(',')
  return (
    <LinkButton href={`/review?ahead=all&cards=${ids}` as Route} look={look} prefetch={false}>
      Review {counted(facts, 'fact')} you missed
    </LinkButton>
  )
}
