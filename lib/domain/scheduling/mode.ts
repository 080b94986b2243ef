import type { StudyDay } from '../ids'
import type { Mode } from './log'
import type { Memory } from './memory'

/** Why a card is asked in a session: `ahead` where it is not due before a later study day, otherwise `study`. */
export const modeOn = (memory: Memory | null, day: StudyDay): Extract<Mode, 'study' | 'ahead'> =>
  memory !== null && memory.dueAt === null && memory.dueDay !== null && memory.dueDay > day ? 'ahead' : 'study'
