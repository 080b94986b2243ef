import type { RehearsalFormat } from '@/lib/domain/briefing/briefing'
import type { RehearsalStart } from '@/lib/services/rehearsal/load-start'

const LAST: Readonly<Record<string, string>> = {
  'choice,typed,spoken': 'everything is typed or said aloud, without hints',
  'choice,typed': 'everything is typed, without hints',
  'choice,spoken': 'everything is said aloud, without hints',
  'typed,spoken': 'everything is typed or said aloud, without hints',
  choice: 'there are no hints, but it asks by choice, since this briefing allows nothing else',
  typed: 'everything is typed, without hints',
  spoken: 'everything is said aloud, without hints',
}

const BEFORE: Readonly<Record<string, string>> = {
  'choice,typed,spoken':
    'What is weak is asked by choice or with a hint, what is better known is typed, and what is known well is said aloud.',
  'choice,typed':
    'What is weak is asked by choice or with a hint, what is long by choice where that is possible, and the rest is typed.',
  'choice,spoken': 'What is weak is asked by choice or with a hint, and the rest is said aloud.',
  'typed,spoken':
    'What is weak comes with a hint; answers are typed, and said aloud where they are long or known well.',
  choice: 'Everything is asked by choice, or typed where there are no wrong answers to choose from.',
  typed: 'Everything is typed, with a hint where it is weak.',
  spoken: 'Everything is said aloud, with a hint where it is weak.',
}

const ORDER: readonly RehearsalFormat[] = ['choice', 'typed', 'spoken']

/** How a rehearsal will ask, by the formats that the briefing allows, in one sentence. */
export const formatWords = ({ formats, isLast }: Pick<RehearsalStart, 'formats' | 'isLast'>): string => {
  const key = ORDER.filter((format) => formats.includes(format)).join(',')
  return isLast ? `It is the last day: ${LAST[key] ?? ''}.` : (BEFORE[key] ?? '')
}
