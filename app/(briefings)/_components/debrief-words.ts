import { counted } from '@/lib/domain/format/words'
import type { DebriefCounts } from '@/lib/services/briefing/debrief-counts'

/** “4 facts came up; of the 3 you could judge, you recalled 1”, without a full stop. */
export const debriefWords = ({ cameUp, known, recalled }: Omit<DebriefCounts, 'toReview'>): string => {
  if (cameUp === 0) return 'none of the facts came up'
  const came = `${counted(cameUp, 'fact')} came up`
  if (known === 0) return came
  return known === cameUp
    ? `${came}, and you recalled ${recalled}`
    : `${came}; of the ${known} you could judge, you recalled ${recalled}`
}

/** What to say of a briefing that is over. */
export const overWords = (debrief: Omit<DebriefCounts, 'toReview'> | null): string =>
  debrief === null
    ? 'This briefing is over. Write a debrief: say which facts came up and whether you recalled them. The forecast is then compared with what happened.'
    : `This briefing is over. According to its debrief, ${debriefWords(debrief)}.`
