import type { Instant, StudyDay } from '../ids'
import { DAY_MS } from '../time/units'
import { elapsedStudyDays } from './elapsed-days'
import { type FsrsModel, fsrsModel } from './fsrs'
import type { Memory } from './memory'
import type { SchedulingSettings } from './settings'

type Studied = { readonly stability: number; readonly lastReviewAt: Instant }

/**
 * The recall predicted for an instant, 0 to 1: the forgetting curve since the last review. Null for a memory that was
 * never studied.
 */
export function recallOf(studied: Studied, at: Instant, model: FsrsModel): number
export function recallOf(
  memory: Pick<Memory, 'stability' | 'lastReviewAt'> | null,
  at: Instant,
  model: FsrsModel,
): number | null
export function recallOf(
  memory: Pick<Memory, 'stability' | 'lastReviewAt'> | null,
  at: Instant,
  model: FsrsModel,
): number | null {
  if (memory?.stability == null || memory.lastReviewAt === null) return null
  return model.recall((at - memory.lastReviewAt) / DAY_MS, memory.stability)
}

type PredictionSettings = Pick<SchedulingSettings, 'timeZone' | 'dayStartHour' | 'weights'>

/**
 * The recall that is predicted for an answer, as it is stored beside it and scored: on a later study day than the last
 * review that after whole study days, as the parameters are fitted and judged; on the same day that after the time that
 * has passed. Null for a memory that was never studied.
 */
export function recallAsked(
  memory: Pick<Memory, 'stability' | 'lastReviewAt' | 'lastReviewDay'> | null,
  at: Instant,
  day: StudyDay,
  settings: PredictionSettings,
): number | null {
  const model = fsrsModel(settings.weights)
  if (memory?.stability == null) return recallOf(memory, at, model)
  const days = elapsedStudyDays(memory, day, settings)
  return days === 0 ? recallOf(memory, at, model) : model.recall(days, memory.stability)
}

/**
 * The recall that an answer at an instant is compared with: that of a card in review that comes back after a day or
 * more and was not answered on this study day. Null for any other, as for true retention.
 */
export function comparedRecall(
  memory: Memory | null,
  at: Instant,
  day: StudyDay,
  settings: PredictionSettings,
): number | null {
  if (memory?.state !== 'review' || memory.intervalDays < 1) return null
  return memory.lastReviewDay === null || memory.lastReviewDay >= day ? null : recallAsked(memory, at, day, settings)
}

/**
 * How overdue a card is for its interval: study days since its last review over the days after which recall falls to the
 * desired retention; 1 is just due. Null where it was never studied. Anki's relative overdueness under FSRS.
 */
export function overduenessOf(
  memory: Memory | null,
  day: StudyDay,
  model: FsrsModel,
  desiredRetention: number,
): number | null {
  if (memory?.stability == null || memory.lastReviewDay === null) return null
  return (day - memory.lastReviewDay) / model.intervalDays(memory.stability, desiredRetention)
}
