import type { RehearsalFormat } from '@/lib/domain/briefing/briefing'
import type { RehearsalStart } from '@/lib/services/rehearsal/load-start'

const LAST: Readonly<Record<string, string>> = {
  'choice,typed,spoken': 'you type every answer or say it aloud, without hints',
  'choice,typed': 'you type short answers and say long ones aloud, without hints',
  'choice,spoken': 'you say every answer aloud, without hints',
  'typed,spoken': 'you type every answer or say it aloud, without hints',
  choice:
    'every question is multiple choice, as this briefing allows nothing else. Without three wrong answers to choose from, you type short answers and say long ones aloud; there are no hints',
  typed: 'you type short answers and say long ones aloud, without hints',
  spoken: 'you say every answer aloud, without hints',
}

const BEFORE: Readonly<Record<string, string>> = {
  'choice,typed,spoken':
    'Facts you hardly know now are asked as multiple choice or with a hint. For better-known facts you type the answer, and for those you know well now you say it aloud.',
  'choice,typed': 'Weak facts are multiple choice or come with a hint; you type short answers and say long ones aloud.',
  'choice,spoken': 'Weak facts are multiple choice or come with a hint, and the rest are said aloud.',
  'typed,spoken': 'Weak facts come with a hint; you type answers, or say them aloud if they are long or well known.',
  choice:
    'Every question is multiple choice. Without three wrong answers to choose from, you type short answers and say long ones aloud.',
  typed: 'You type short answers and say long ones aloud, with a hint for weak facts.',
  spoken: 'You say every answer aloud, with a hint for weak facts.',
}

const ORDER: readonly RehearsalFormat[] = ['choice', 'typed', 'spoken']

/** How a rehearsal will ask, by the formats that the briefing allows, in one sentence. */
export const formatWords = ({ formats, isLast }: Pick<RehearsalStart, 'formats' | 'isLast'>): string => {
  const key = ORDER.filter((format) => formats.includes(format)).join(',')
  return isLast ? `This is the last day: ${LAST[key] ?? ''}.` : (BEFORE[key] ?? '')
}
