import { counted } from '@/lib/domain/format/words'
import type { DebriefCounts } from '@/lib/services/briefing/debrief'

/** What to say of a briefing that is over. */
export const overWords = (debrief: Pick<DebriefCounts, 'cameUp' | 'recalled'> | null): string =>
  debrief === null
    ? 'This briefing is over. Mark in its debrief which facts came up.'
    : `This briefing is over. ${counted(debrief.cameUp, 'fact')} came up, and you recalled ${debrief.recalled}.`
