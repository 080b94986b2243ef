import type { RehearsalFormat } from '@/lib/domain/briefing/briefing'
import type { RehearsalStart } from '@/lib/services/rehearsal/load-start'

const LAST: Readonly<Record<string, string>> = {
  'typed,spoken': 'you type every answer or say it aloud, without hints',
  typed: 'you type short answers and say long ones aloud, without hints',
  spoken: 'you say every answer aloud, without hints',
}

const BEFORE: Readonly<Record<string, string>> = {
  'typed,spoken': 'Weak facts come with a hint; you type answers, or say them aloud if they are long or well known.',
  typed: 'You type short answers and say long ones aloud, with a hint for weak facts.',
  spoken: 'You say every answer aloud, with a hint for weak facts.',
}

const ORDER: readonly RehearsalFormat[] = ['typed', 'spoken']

/** How a rehearsal will ask, by the formats that the briefing allows, in one sentence. */
export const formatWords = ({ formats, isLast }: Pick<RehearsalStart, 'formats' | 'isLast'>): string => {
  const key = ORDER.filter((format) => formats.includes(format)).join(',')
  return isLast ? `This is the last day: ${LAST[key] ?? ''}.` : (BEFORE[key] ?? '')
}
