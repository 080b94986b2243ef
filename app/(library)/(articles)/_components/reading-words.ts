import type { Priority } from '@/lib/domain/reading/plan'
import type { ReadingState } from '@/lib/domain/reading/progress'

export const READING_STATE_WORDS: Readonly<Record<ReadingState, string>> = {
  waiting: 'To read',
  reading: 'Reading',
  read: 'Read',
  mined: 'Cards made',
  'set-aside': 'Set aside',
}

export const PRIORITY_WORDS: Readonly<Record<Priority, string>> = {
  0: 'First',
  1: 'Normal',
  2: 'When there is time',
}
